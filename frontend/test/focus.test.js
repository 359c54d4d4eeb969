import assert from "node:assert/strict";
import { test } from "node:test";
import { at, show } from "./page.js";
import { again, around } from "../focus.js";

const before = (css) => {
  const element = at(css);
  return { element, name: element.getAttribute("aria-label") || element.textContent.trim(), around: around(element) };
};

test("what still stands there takes the focus again", () => {
  show('<div id="rc-content"><button id="b">Answer</button></div>');
  const had = before("#b");
  assert.equal(again(had), had.element);
});

test("a query that was rendered anew is found by its number, its button by its name", () => {
  const query = '<section data-query="12"><button>Answer</button><button>Close</button></section>';
  show(`<div id="rc-content">${query}</div>`);
  const had = before("button + button");
  show(`<div id="rc-content"><section data-query="11"><button>Close</button></section>${query}</div>`);
  assert.equal(again(had), at('[data-query="12"] button + button'));
});

test("where the button is gone, the field of its item takes the focus", () => {
  show('<div id="rc-content"><div data-path="size"><div data-input><input id="i"></div><button id="b">Replace</button></div></div>');
  const had = before("#b");
  had.element.remove();
  assert.equal(again(had), at("#i"));
});

test("where a button of the page is gone, no other of the page stands for it", () => {
  show('<div id="rc-content"><button id="b">Approve</button><button>Return</button></div>');
  const had = before("#b");
  had.element.remove();
  assert.equal(again(had), undefined);
});

test("what cannot be used any more does not take the focus", () => {
  show('<div id="rc-content"><section data-query="3"><button id="b">Close</button></section></div>');
  const had = before("#b");
  had.element.disabled = true;
  assert.equal(again(had), at("section"));
});

test("the frame around the page has no place of its own", () => {
  show('<div><nav><button id="b">Menu</button></nav><div id="rc-content"></div></div>');
  assert.equal(around(at("#b")), null);
});
