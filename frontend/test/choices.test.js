import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { at, show, soon } from "./page.js";
import "../choices.js";

const SIDES = [["left", "Left"], ["right", "Right"], ["both", "Both"]];
let choices;

const give = async (properties) => {
  Object.assign(choices, properties);
  await soon();
};
const inputs = () => [...choices.querySelectorAll("input")];
const checked = () => inputs().filter((input) => input.checked).map((input) => input.value);

beforeEach(async () => {
  choices = show("<rc-choices></rc-choices>");
  await give({ label: "Side", options: SIDES, value: [] });
});

test("one choice is a group of radio buttons with the label as its name", () => {
  assert.deepEqual(inputs().map((input) => input.type), ["radio", "radio", "radio"]);
  assert.equal(choices.getAttribute("role"), "radiogroup");
  assert.equal(at("#" + choices.getAttribute("aria-labelledby")).textContent, "Side");
  assert.deepEqual(checked(), []);
});

test("what is chosen is told once, as codes", () => {
  const told = [];
  choices.addEventListener("value-changed", () => told.push(choices.value));
  inputs()[1].checked = true;
  inputs()[1].dispatchEvent(new Event("change", { bubbles: true }));
  assert.deepEqual(told, [["right"]]);
});

test("several may be chosen where the server says so", async () => {
  choices = show("<rc-choices></rc-choices>");
  await give({ several: true, options: SIDES, value: ["left", "both"] });
  assert.deepEqual(inputs().map((input) => input.type), ["checkbox", "checkbox", "checkbox"]);
  assert.deepEqual(checked(), ["left", "both"]);
  assert.equal(choices.getAttribute("role"), "group");
});

test("of radio buttons that are only read, the chosen one alone can be gone to", async () => {
  await give({ readonly: true, value: ["both"] });
  assert.deepEqual(inputs().map((input) => input.disabled), [true, true, false]);
});

test("check boxes that are only read can all be gone to and none be changed", async () => {
  choices = show("<rc-choices></rc-choices>");
  await give({ several: true, readonly: true, options: SIDES, value: ["left"] });
  assert.deepEqual(inputs().map((input) => input.disabled), [false, false, false]);
  inputs()[1].click();
  assert.deepEqual(checked(), ["left"]);
});

test("an error is shown, and referred to, only while the field is invalid", async () => {
  await give({ errorMessage: "Choose a side.", invalid: true });
  assert.equal(at(".rc-choices-error").textContent, "Choose a side.");
  assert.match(choices.getAttribute("aria-describedby"), /-error$/);
  assert.equal(choices.getAttribute("aria-invalid"), "true");
  await give({ invalid: false });
  assert.equal(at(".rc-choices-error"), null);
  assert.equal(choices.hasAttribute("aria-describedby"), false);
});

test("whoever stands on a choice goes on standing there when others are offered", async () => {
  inputs()[1].focus();
  await give({ options: [["right", "Right"], ["unknown", "Not known"]] });
  assert.equal(document.activeElement.value, "right");
});
