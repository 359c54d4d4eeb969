import assert from "node:assert/strict";
import { test } from "node:test";
import { show } from "./page.js";
import "../lists.js";

function list(attributes) {
  const box = show(`<vaadin-any ${attributes}><input></vaadin-any>`);
  box.inputElement = box.querySelector("input");
  return box;
}

const told = (box, name) => {
  const details = [];
  box.addEventListener(name, (event) => details.push(event.detail));
  return details;
};
const fire = (box, name, properties) => box.inputElement.dispatchEvent(Object.assign(new Event(name, { bubbles: true }), properties));
const type = (box, text) => {
  box.inputElement.value = text;
  fire(box, "input");
};

test("what was typed into a list of several is told when it is left", () => {
  const box = list('data-typed="several" data-tells-typed');
  const typed = told(box, "custom-value-set");
  type(box, "Lung");
  fire(box, "focusout");
  assert.deepEqual(typed, ["Lung"]);
});

test("what the arrow keys put there was not typed", () => {
  const box = list('data-typed="several" data-tells-typed');
  const typed = told(box, "custom-value-set");
  type(box, "Lu");
  box.inputElement.value = "Lung";
  fire(box, "focusout");
  assert.deepEqual(typed, []);
});

test("a text that is no entry of the list is told again when the list is left, also if it was taken back", () => {
  const box = list('data-typed="list" data-not-in-list');
  const left = told(box, "rc-text-left");
  box.inputElement.value = "Lun";
  fire(box, "focusout");
  fire(box, "keyup", { key: "a" });
  box.inputElement.value = "";
  fire(box, "keyup", { key: "Escape" });
  assert.deepEqual(left, ["Lun", ""]);
});

test("a list without such a text tells nothing", () => {
  const box = list('data-typed="list"');
  const left = told(box, "rc-text-left");
  fire(box, "focusout");
  assert.deepEqual(left, []);
});

test("a text that the server puts there is shown, and counts as typed", () => {
  const box = list('data-typed="several" data-tells-typed');
  const typed = told(box, "custom-value-set");
  box.dispatchEvent(new CustomEvent("rc-show-text", { detail: "Lunk", bubbles: true }));
  assert.equal(box.inputElement.value, "Lunk");
  fire(box, "focusout");
  assert.deepEqual(typed, ["Lunk"]);
});
