import assert from "node:assert/strict";
import { test } from "node:test";
import { at, show, soon } from "./page.js";
import "../choices.js";
import { canBeEntered, content, controlsIn, enter, isAnswered, printed } from "../fields.js";

/** A component as Vaadin has it, as far as it is read here. */
function component(kind, properties, inner = "<input>") {
  const control = show(`<div><vaadin-any data-input data-typed="${kind}">${inner}</vaadin-any></div>`).firstElementChild;
  return Object.assign(control, { inputElement: control.querySelector("input") ?? undefined }, properties);
}

const told = (control, name) => {
  const details = [];
  control.addEventListener(name, (event) => details.push(event.detail));
  return details;
};

test("of a text it is what the person sees, before the field tells of it", () => {
  const field = component("text", { value: "12" });
  field.inputElement.value = "123";
  assert.equal(content(field), "123");
  assert.equal(printed(field), "123");
});

test("of a list of several it is what was chosen, by its labels", () => {
  const list = component("several", { selectedItems: [{ label: "Lung" }, { label: "Liver" }] });
  assert.equal(content(list), "Lung, Liver");
  assert.equal(isAnswered(list), true);
  assert.equal(canBeEntered(list), false);
  list.selectedItems = [];
  assert.equal(isAnswered(list), false);
});

test("of a selection it is the key, and to people its label; alone it is no answer", () => {
  const unit = component("select", { value: "g" }, "<span slot=value> grams </span>");
  assert.equal(content(unit), "g");
  assert.equal(printed(unit), "grams");
  assert.equal(isAnswered(unit), false);
});

test("what is entered into a text is told as a change", () => {
  const field = component("text", { value: "" });
  const changes = told(field, "change");
  enter(field, "7");
  assert.equal(field.value, "7");
  assert.equal(changes.length, 1);
});

test("what is entered into a list is told as if it were typed and not chosen", () => {
  const list = component("list", {});
  const typed = told(list, "custom-value-set");
  enter(list, "C74.0");
  assert.equal(list.inputElement.value, "C74.0");
  assert.deepEqual(typed, ["C74.0"]);
});

test("choices are read and entered by their codes, and told as if they were clicked", async () => {
  const choices = show('<rc-choices data-input data-typed="choices"></rc-choices>');
  Object.assign(choices, { several: true, options: [["a", "Lung"], ["b", "Liver"]], value: ["b"] });
  await soon();
  assert.equal(content(choices), "b");
  assert.equal(printed(choices), "Liver");
  const changed = told(choices, "value-changed");
  enter(choices, "a,b");
  assert.deepEqual(choices.value, ["a", "b"]);
  assert.equal(changed.length, 1);
  enter(choices, "");
  assert.deepEqual(choices.value, []);
  assert.equal(isAnswered(choices), false);
});

test("a component of several fields is answered when one of them is", () => {
  show('<div><vaadin-custom-field data-input><i data-typed="text"></i><i data-typed="select"></i></vaadin-custom-field></div>');
  const [number, unit] = controlsIn(at("vaadin-custom-field"));
  unit.value = "g";
  assert.equal(isAnswered(at("vaadin-custom-field")), false);
  number.value = " 3 ";
  assert.equal(isAnswered(at("vaadin-custom-field")), true);
});
