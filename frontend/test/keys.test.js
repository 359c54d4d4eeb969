import assert from "node:assert/strict";
import { test } from "node:test";
import { at, show } from "./page.js";
import "../keys.js";

const ask = (element) => element.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true, composed: true }));

function page(attributes = "") {
  show(`<main><rc-shortcuts ${attributes}></rc-shortcuts><input id="text"><button id="b"></button></main>`);
  const asked = [];
  at("rc-shortcuts").addEventListener("rc-keys", () => asked.push("?"));
  return asked;
}

test("? asks for the keys of the page, unless something is typed", () => {
  const asked = page();
  ask(at("#text"));
  assert.deepEqual(asked, []);
  ask(at("#b"));
  assert.deepEqual(asked, ["?"]);
});

test("an account that has switched single keys off is not asked", () => {
  const asked = page('data-single-keys="off"');
  ask(at("#b"));
  assert.deepEqual(asked, []);
});
