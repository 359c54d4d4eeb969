import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { at, show } from "./page.js";
import { SendTogether } from "../send-together.js";

const FIELDS = ["a", "b", "c"];
let told;
let together;
let gone;

beforeEach((t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  t.mock.method(performance, "now", () => clock);
  clock += 10_000;
  const form = show(`<div>${FIELDS.map((id) => `<vaadin-text-field id="${id}" data-input data-typed="text"><input></vaadin-text-field>`).join("")}
    <div id="list" data-input data-typed="list"></div><button>Submit</button></div>`);
  told = [];
  together = new SendTogether();
  gone = new AbortController();
  together.listen(form, gone.signal);
  for (const event of ["change", "click"]) {
    form.addEventListener(event, (it) => told.push(it.target.id || "button"));
  }
});

let clock = 0;

function pass(t, millis) {
  clock += millis;
  t.mock.timers.tick(millis);
}

const change = (id) => at("#" + id).dispatchEvent(new Event("change", { bubbles: true }));
const press = (id, key, more) => at(`#${id} input`).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));

test("the first field that is left is told at once, the next ones together 300 ms after it", (t) => {
  change("a");
  assert.deepEqual(told, ["a"]);
  pass(t, 100);
  change("b");
  change("c");
  pass(t, 199);
  assert.deepEqual(told, ["a"]);
  pass(t, 1);
  assert.deepEqual(told, ["a", "b", "c"]);
});

test("at a slower pace each field is told at once", (t) => {
  change("a");
  pass(t, 300);
  change("b");
  assert.deepEqual(told, ["a", "b"]);
});

test("what somebody presses is told after what was typed before", () => {
  change("a");
  change("b");
  at("button").click();
  assert.deepEqual(told, ["a", "b", "button"]);
  change("c");
  assert.deepEqual(told, ["a", "b", "button", "c"], "a field that is left by a click or key goes with it");
});

test("keys that only write or go on let changes wait, all others do not", () => {
  change("a");
  change("b");
  ["Tab", "7", "Backspace", "ArrowLeft"].forEach((key) => press("c", key));
  assert.deepEqual(told, ["a"]);
  press("c", "z", { ctrlKey: true, altKey: true });
  assert.deepEqual(told, ["a", "b"]);
  change("a");
  change("c");
  press("b", "F4");
  assert.deepEqual(told, ["a", "b", "a", "c"]);
});

test("what is chosen from a list is told at once", () => {
  change("a");
  change("list");
  assert.deepEqual(told, ["a", "list"]);
});

test("a field is told as it was left, before somebody writes in it again", () => {
  change("a");
  change("b");
  at("#b input").focus();
  assert.deepEqual(told, ["a", "b"]);
});

test("a window that is closed while something waits asks first", (t) => {
  const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  change("a");
  assert.equal(asks(), false);
  change("b");
  assert.equal(asks(), true);
  pass(t, 300);
  assert.equal(asks(), false);
  together.add("where somebody is", () => told.push("here"));
  assert.equal(asks(), false, "only an answer is worth a question");
});

test("a form that is taken away has told what waited", () => {
  change("a");
  change("b");
  gone.abort();
  assert.deepEqual(told, ["a", "b"]);
});
