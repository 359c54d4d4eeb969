import assert from "node:assert/strict";
import { test } from "node:test";
import { at, show } from "./page.js";
import { goToNextOpen } from "../case-page.js";

const item = (path, classes, input = "", field = 'vaadin-text-field data-input="" data-typed="text"') =>
  `<div class="rc-item ${classes}" data-path="${path}"><${field}>${input || "<input>"}</${field.split(" ")[0]}></div>`;

function form(...items) {
  show(`<rc-case-page><rc-entry-form class="rc-entry">${items.join("")}</rc-entry-form><button id="outside">Elsewhere</button></rc-case-page>`);
  // As Vaadin's fields have it.
  document.querySelectorAll("vaadin-text-field").forEach((field) => {
    field.inputElement = field.querySelector("input");
  });
  return at("rc-entry-form");
}

const focused = () => document.activeElement.closest(".rc-item")?.dataset.path;
const goFrom = (path) => at(`[data-path="${path}"] input`).focus();

test("the next required item without an answer takes the focus", () => {
  const entry = form(item("a", "rc-item-required"), item("b", ""), item("c", "rc-item-required"));
  goFrom("a");
  assert.equal(goToNextOpen(entry), true);
  assert.equal(focused(), "c");
});

test("an item with an answer is passed over, one with blanks only is not", () => {
  const entry = form(
    item("a", ""),
    item("b", "rc-item-required", '<input value="12">'),
    item("c", "rc-item-required", '<input value="  ">'),
  );
  goFrom("a");
  assert.equal(goToNextOpen(entry), true);
  assert.equal(focused(), "c");
});

test("a reason for no value is an answer", () => {
  const entry = form(item("a", ""), item("b", "rc-item-required rc-item-flavoured"));
  goFrom("a");
  assert.equal(goToNextOpen(entry), false);
});

test("an answer that is refused is open, required or not", () => {
  const entry = form(item("a", ""), item("b", "", '<input value="31.2.">'));
  at('[data-path="b"] vaadin-text-field').invalid = true;
  goFrom("a");
  assert.equal(goToNextOpen(entry), true);
  assert.equal(focused(), "b");
});

test("what is only read is not open", () => {
  const entry = form(item("a", ""), item("b", "rc-item-required"));
  at('[data-path="b"] vaadin-text-field').readonly = true;
  goFrom("a");
  assert.equal(goToNextOpen(entry), false);
});

test("hidden items are passed over", () => {
  const entry = form(item("a", ""), `<div hidden>${item("b", "rc-item-required")}</div>`, item("c", "rc-item-required"));
  goFrom("a");
  assert.equal(goToNextOpen(entry), true);
  assert.equal(focused(), "c");
});

test("of several choices the chosen one takes the focus, else the first", () => {
  const radios = '<input type="radio" value="yes"><input type="radio" value="no">';
  const entry = form(item("a", ""), item("b", "rc-item-required", radios, 'rc-choices data-input="" data-typed="choices"'));
  goFrom("a");
  assert.equal(goToNextOpen(entry), true);
  assert.equal(document.activeElement.value, "yes");
});

test("the server has to say it where the field is not there yet or a group has no row that it needs", () => {
  const notYet = form(item("a", ""), '<div class="rc-item" data-path="b"></div>', item("c", "rc-item-required"));
  goFrom("a");
  assert.equal(goToNextOpen(notYet), false);
  const open = form(item("a", ""), '<div class="rc-item rc-group rc-group-open" data-path="g"></div>', item("c", "rc-item-required"));
  goFrom("a");
  assert.equal(goToNextOpen(open), false);
});

test("from outside of the fields it goes on where the person was last", () => {
  const entry = form(item("a", "rc-item-required"), item("b", "rc-item-required"));
  entry.focusedPath = "a";
  at("#outside").focus();
  assert.equal(goToNextOpen(entry), true);
  assert.equal(focused(), "b");
});

const press = (properties) =>
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "z", code: "KeyZ", altKey: true, ctrlKey: true, ...properties }));

test("taking back is asked for once, not beneath a dialog, and no longer when the page is gone", () => {
  form(item("a", ""));
  const page = at("rc-case-page");
  document.body.append(page);
  let asked = 0;
  page.addEventListener("rc-undo", () => asked++);
  press({});
  assert.equal(asked, 1);
  press({ altKey: false });
  assert.equal(asked, 1);
  document.body.insertAdjacentHTML("beforeend", "<vaadin-dialog opened></vaadin-dialog>");
  press({});
  assert.equal(asked, 1);
  page.remove();
  at("vaadin-dialog").remove();
  press({});
  assert.equal(asked, 1);
});

test("the browser asks before a page with something unsaved is closed", () => {
  form(item("a", ""));
  const closing = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  assert.equal(closing(), false);
  at("rc-case-page").dataset.unsaved = "";
  assert.equal(closing(), true);
});
