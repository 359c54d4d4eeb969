import assert from "node:assert/strict";
import { test } from "node:test";
import { at, show, soon } from "./page.js";
import { itemBefore, nextLot } from "../entry-form.js";

const item = (path, inner = '<span class="rc-item-label">Label</span><div data-input><input></div>', classes = "") =>
  `<div class="rc-item ${classes}" data-path="${path}">${inner}</div>`;

const form = (...items) =>
  show(`<rc-entry-form class="rc-entry"><section class="rc-entry-section"><h3>Part</h3>${items.join("")}</section></rc-entry-form>`);

const heard = (entry, name) => {
  const details = [];
  entry.addEventListener(name, (event) => details.push(event.detail));
  return details;
};

const items = (count) => {
  form(...Array.from({ length: count }, (_, index) => item("i" + index, "")));
  return [...document.querySelectorAll(".rc-item")];
};

test("the next lot of fields begins with what is in sight", () => {
  const all = items(10);
  assert.deepEqual(nextLot(all, all[4], 3), all.slice(4, 7));
});

test("near the end of the form a lot is filled with what comes before", () => {
  const all = items(10);
  assert.deepEqual(nextLot(all, all[9], 4), all.slice(6, 10));
});

test("behind the last field in sight, or with none in sight, the last ones come", () => {
  const all = items(10);
  assert.deepEqual(nextLot(all.slice(0, 5), all[8], 3), all.slice(2, 5));
  assert.deepEqual(nextLot(all, undefined, 3), all.slice(7, 10));
});

test("a lot is never more than what is missing", () => {
  const all = items(2);
  assert.deepEqual(nextLot(all, all[0], 40), all);
});

test("fields that are not there are asked for, the same ones not twice at once", async () => {
  const entry = form(item("a"), item("b", ""), item("c", ""));
  const asked = heard(entry, "rc-build");
  await new Promise((idle) => setTimeout(idle, 60));
  assert.deepEqual(asked, ["b c"]);
  entry.build();
  assert.deepEqual(asked, ["b c"]);
  at('[data-path="b"]').innerHTML = "<div data-input></div>";
  entry.build();
  assert.deepEqual(asked, ["b c", "c"]);
});

test("each item that is there has a button for each action, named after the item", async () => {
  const entry = form(item("a"), item("b", ""));
  await soon();
  entry.actions = [{ icon: "clock", text: "History" }, { icon: "comment", text: "Query" }];
  await new Promise((later) => setTimeout(later));
  const buttons = [...document.querySelectorAll(".rc-item-action")];
  assert.deepEqual(buttons.map((button) => button.getAttribute("aria-label")), ["History: Label", "Query: Label"]);
  assert.equal(entry.style.getPropertyValue("--rc-actions"), "2", "its items are as high as the buttons beside them");
  const run = heard(entry, "rc-action");
  buttons[1].click();
  assert.deepEqual(run, [{ action: 1, path: "a" }]);
});

const key = (path) => at(`[data-path="${path}"] input`).dispatchEvent(new Event("input", { bubbles: true }));

test("alone in a case, it is told where the person is once somebody types in a field for a second", async (t) => {
  const entry = form(item("a"), item("b"));
  const told = heard(entry, "rc-here");
  await soon();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  at('[data-path="a"] input').focus();
  assert.equal(entry.focusedPath, "a");
  key("a");
  t.mock.timers.tick(900);
  at('[data-path="b"] input').focus();
  key("b");
  t.mock.timers.tick(900);
  assert.deepEqual(told, []);
  key("b");
  t.mock.timers.tick(100);
  assert.deepEqual(told, ["b"]);
  at('[data-path="b"] input').blur();
  t.mock.timers.tick(1);
  t.mock.timers.tick(300);
  assert.deepEqual(told, ["b", ""]);
});

test("where the person is, is told of each field as long as others are in the case", async () => {
  const entry = form(item("a"), item("b"));
  const told = heard(entry, "rc-here");
  await soon();
  at('[data-path="a"] input').focus();
  assert.deepEqual(told, []);
  entry.everyFocus = true;
  assert.deepEqual(told, ["a"]);
});

test("a required field that is left empty is told, any other is not", async () => {
  const field = '<div data-input><vaadin-text-field data-typed="text"><input></vaadin-text-field></div>';
  const entry = form(item("a", field), item("b", field), item("c", field));
  ["b", "c"].forEach((path) => (at(`[data-path="${path}"]`).dataset.wanted = ""));
  await soon();
  const told = [];
  entry.addEventListener("rc-left-empty", (it) => told.push(it.target.dataset.path), true);
  ["a", "b", "c"].forEach((path) => {
    const input = at(`[data-path="${path}"] input`);
    input.focus();
    input.value = path === "c" ? "7" : "";
  });
  document.activeElement.blur();
  assert.deepEqual(told, ["b"]);
});

test("a pause in a field that rules read is told, unless it is left before", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const entry = form(item("a").replace("data-input", "data-input data-followed"), item("b"));
  const paused = [];
  entry.addEventListener("rc-paused", (it) => paused.push(it.target.closest(".rc-item").dataset.path), true);
  const typeAndWait = (path, millis) => {
    at(`[data-path="${path}"] input`).focus();
    key(path);
    t.mock.timers.tick(millis);
  };
  typeAndWait("a", 599);
  typeAndWait("b", 600);
  assert.deepEqual(paused, []);
  typeAndWait("a", 600);
  assert.deepEqual(paused, ["a"]);
});

test("from a heading one goes on after the item before it", () => {
  const entry = show(`<rc-entry-form>${item("a")}${item("b")}<h3 id="h">Next part</h3>${item("c")}</rc-entry-form>`);
  assert.equal(itemBefore(entry, at("#h")), "b");
});

test("F2 goes from a field to its buttons and back, arrow keys from button to button", async () => {
  const entry = form(item("a"));
  entry.actions = [{ icon: "clock", text: "History" }, { icon: "comment", text: "Query" }];
  await new Promise((later) => setTimeout(later));
  const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  at("input").focus();
  key("F2");
  assert.equal(document.activeElement.title, "History");
  key("ArrowDown");
  assert.equal(document.activeElement.title, "Query");
  key("ArrowDown");
  assert.equal(document.activeElement.title, "History");
  key("F2");
  assert.equal(document.activeElement, at("input"));
});

test("F4 gives one reason for no value after the other, and none after the last; it is said", async () => {
  const flavours = ["not known", "not done"].map((text) => `<button class="rc-flavour" aria-pressed="false">${text}</button>`);
  form(item("a", `<span class="rc-item-tools">${flavours.join("")}</span><div data-input><input></div>`));
  const buttons = [...document.querySelectorAll(".rc-flavour")];
  // As the server does it.
  buttons.forEach((button) =>
    button.addEventListener("click", () => {
      const pressed = button.getAttribute("aria-pressed") === "true";
      buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button && !pressed)));
    }),
  );
  const pressed = () => buttons.filter((button) => button.getAttribute("aria-pressed") === "true").map((it) => it.textContent);
  const press = () => at("input").dispatchEvent(new KeyboardEvent("keydown", { key: "F4", bubbles: true }));
  const seen = [1, 2, 3].map(() => {
    press();
    return [...pressed(), at("rc-entry-form > .rc-hidden").textContent];
  });
  assert.deepEqual(seen, [["not known", "not known"], ["not done", "not done"], ["not done: –"]]);
});

const paste = (css, text) => {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  event.clipboardData = { getData: () => text };
  at(css).dispatchEvent(event);
  return event.defaultPrevented;
};

test("a table pasted into a group is the group's, other text the field's", () => {
  form(`<div class="rc-item rc-group" data-path="g" data-pastes>${item("g[1].a")}<div class="rc-group-buttons"><button class="rc-group-add"></button></div></div>`);
  const pasted = heard(at(".rc-group"), "rc-paste");
  assert.equal(paste("input", "one line"), false);
  assert.equal(paste("input", "1\t2\n3\t4"), true);
  assert.deepEqual(pasted, ["1\t2\n3\t4"]);
});

test("in a table Enter goes down its column, with Shift up, and from the last line to the button that adds one", () => {
  const cell = (row, column) =>
    `<div class="rc-table-cell" data-column="${column}">${item(`t[${row}].c${column}`, '<vaadin-text-field data-input data-typed="text"><input></vaadin-text-field>')}</div>`;
  const row = (name) => `<div class="rc-group-row"><div class="rc-group-grid">${cell(name, 1)}${cell(name, 2)}</div></div>`;
  form(`<div class="rc-group rc-group-table"><div class="rc-group-rows">${row("a")}${row("b")}</div>
    <div class="rc-group-buttons"><button class="rc-group-add">Add</button></div></div>`);
  const enter = (shiftKey = false) =>
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, shiftKey }));
  const focused = () => document.activeElement.closest("[data-path]")?.dataset.path ?? document.activeElement.textContent;
  at('[data-path="t[a].c2"] input').focus();
  enter();
  assert.equal(focused(), "t[b].c2");
  enter(true);
  assert.equal(focused(), "t[a].c2");
  enter();
  enter();
  assert.equal(focused(), "Add");
});

test("the form goes to the field of an item", async () => {
  const entry = form(item("a"), item("b"));
  entry.goTo("b");
  await new Promise((later) => setTimeout(later, 120));
  assert.equal(document.activeElement.closest(".rc-item").dataset.path, "b");
});
