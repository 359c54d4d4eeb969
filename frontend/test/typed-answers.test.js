import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { at, show, soon } from "./page.js";
import { Drafts, keepTyped } from "../typed-answers.js";

const TEXTS = {
  typed: "You typed “{0}” at {1}; it was not saved.",
  nothing: "nothing",
  meanwhile: "Meanwhile another answer was stored.",
  notAsked: "Not on the page.",
  take: "Take it over",
  discard: "Discard",
};
const PLACE = { caseId: "c1", entryId: "7" };
const acknowledge = (...stored) => new Drafts().acknowledge(...stored);
const HOUR = 3_600_000;

/** A form as it is after the page was loaded: nothing of it is known here any more. */
function open(value = "", path = "size", more = "") {
  const form = show(`<rc-entry-form>
    <div class="rc-item" data-path="${path}"><span class="rc-item-label">Size</span>
      <span class="rc-item-tools"><button class="rc-flavour" aria-pressed="false">not known</button></span>
      <vaadin-text-field data-input data-typed="text"><input></vaadin-text-field></div>${more}</rc-entry-form>`);
  const field = at("vaadin-text-field");
  field.inputElement = field.querySelector("input");
  field.inputElement.value = value;
  Object.defineProperty(field, "value", {
    get: () => field.inputElement.value,
    set: (given) => { field.inputElement.value = given; },
  });
  keepTyped(form, { ...PLACE, texts: TEXTS });
  return form;
}

const fire = (event) => at("vaadin-text-field").dispatchEvent(new Event(event, { bubbles: true }));

function type(text) {
  at("input").focus();
  at("input").value = text;
  fire("input");
}

const notes = () => Object.keys(sessionStorage).filter((key) => key.startsWith("rc-typed:"));
const note = () => JSON.parse(sessionStorage.getItem(notes()[0]));
const offer = () => at(".rc-typed > span")?.textContent;
const press = (text) => [...document.querySelectorAll(".rc-typed button")].find((it) => it.textContent === text).click();

beforeEach(() => {
  show("<p></p>");
  sessionStorage.clear();
  document.documentElement.dataset.account = "anna";
});

test("what is typed is noted with the account, the case, the form and the item", () => {
  open("12");
  type("123");
  assert.deepEqual(notes(), ["rc-typed:anna:c1:7:size"]);
  assert.deepEqual([note().label, note().before, note().state, note().text], ["Size", ["12"], ["123"], "123"]);
});

test("the address leads to the item once typing pauses, so that a new log-in leads back to it", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  open();
  type("1");
  assert.equal(new URL(document.location.href).search, "");
  t.mock.timers.tick(300);
  assert.equal(new URL(document.location.href).search, "?item=size");
});

test("what was typed is offered when another answer takes its place before the field is left", () => {
  open("12");
  type("123");
  at("input").value = "45";
  fire("value-changed");
  assert.match(offer(), /^You typed “123” at .*; it was not saved\. Meanwhile another answer was stored\.$/);
  assert.equal(document.activeElement, document.body, "what is typed on does not mix with it");
  assert.equal(at("input").value, "45");
  press("Take it over");
  assert.equal(at("input").value, "123");
});

test("it is offered also if the field was left and the server was not told of it yet", () => {
  open("12");
  type("123");
  at("input").blur();
  at("input").value = "45";
  fire("value-changed");
  fire("change");
  acknowledge("7", ["size"], false);
  assert.match(offer(), /^You typed “123”/);
  assert.equal(note().text, "123");
});

test("a field that follows what is typed into it offers nothing", () => {
  open("12");
  type("123");
  fire("value-changed");
  fire("change");
  at("input").value = "123.0";
  fire("value-changed");
  assert.equal(offer(), undefined);
});

test("a note goes when what was sent is stored", () => {
  open();
  type("123");
  fire("change");
  acknowledge("7", ["size"], false);
  assert.deepEqual(notes(), []);
});

test("a note stays when something else was stored, or was typed on meanwhile", () => {
  open();
  type("123");
  fire("change");
  acknowledge("8", ["size"], false);
  acknowledge("7", ["weight"], false);
  assert.equal(notes().length, 1);
  type("1234");
  acknowledge("7", ["size"], false);
  assert.equal(notes().length, 1);
});

test("what the person does not want any more goes whatever stands there", () => {
  open();
  type("123");
  fire("change");
  type("1234");
  acknowledge("7", ["size"], true);
  assert.deepEqual(notes(), []);
});

test("a row that is stored takes the notes of its items with it, but not those of a row whose name begins alike", () => {
  open("", "rows[1].size");
  type("5");
  fire("change");
  acknowledge("7", ["rows[1"], false);
  assert.equal(notes().length, 1);
  acknowledge("7", ["rows[1]"], false);
  assert.deepEqual(notes(), []);
});

test("a field that is left as it was leaves no note", () => {
  open("12");
  type("123");
  type("12");
  at("input").blur();
  assert.deepEqual(notes(), []);
});

test("what another page noted is offered with its words, and taken over as if it were typed", async () => {
  open("12");
  type("$& 123");
  const form = open("12");
  assert.match(offer(), /^You typed “\$& 123” at \d\d:\d\d; it was not saved\.$/);
  let changed = 0;
  form.addEventListener("change", () => changed++);
  press("Take it over");
  await soon();
  assert.equal(at("vaadin-text-field").value, "$& 123");
  assert.equal(changed, 1);
  assert.equal(offer(), undefined);
});

test("discarding an offer forgets it and leaves the answer", () => {
  open("12");
  type("123");
  open("12");
  press("Discard");
  assert.equal(at("input").value, "12");
  assert.deepEqual(notes(), []);
});

test("another answer that was stored meanwhile is said with the offer", () => {
  open("12");
  type("123");
  open("99");
  assert.match(offer(), /Meanwhile another answer was stored\.$/);
});

test("what had arrived is not offered, and forgotten", () => {
  open("12");
  type("123");
  open("123");
  assert.equal(offer(), undefined);
  assert.deepEqual(notes(), []);
});

test("an item that is not on the page has its offer at the top of the form, only to be discarded", () => {
  open("12");
  type("123");
  open("", "other");
  assert.match(offer(), /^Size: You typed “123”.*Not on the page\.$/);
  assert.deepEqual([...document.querySelectorAll(".rc-typed button")].map((it) => it.textContent), ["Discard"]);
});

test("a field that is only read is offered to nobody to be taken over", () => {
  open("12");
  type("123");
  const form = show("<p></p>") && open("12");
  at(".rc-typed").remove();
  at("vaadin-text-field").readonly = true;
  form.append(document.createElement("i"));
  return soon().then(() =>
    assert.deepEqual([...document.querySelectorAll(".rc-typed button")].map((it) => it.textContent), ["Discard"]),
  );
});

test("a reason for no value is noted when it is pressed, and offered by its name", () => {
  open("12");
  at(".rc-flavour").click();
  open("12");
  assert.match(offer(), /“not known”/);
  let pressed = 0;
  at(".rc-flavour").addEventListener("click", () => pressed++);
  press("Take it over");
  assert.equal(pressed, 1);
});

test("nobody is offered what another account or another form noted", () => {
  open("12");
  type("123");
  document.documentElement.dataset.account = "ben";
  open("12");
  assert.equal(offer(), undefined);
});

test("notes are kept for eight hours", (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 0 });
  open("12");
  type("123");
  t.mock.timers.setTime(8 * HOUR);
  open("12");
  assert.match(offer(), /123/);
  t.mock.timers.setTime(8 * HOUR + 1);
  open("12");
  assert.equal(offer(), undefined);
  assert.deepEqual(notes(), []);
});
