// @ts-check
/*
 * What is typed into a list to choose from, and is none of its entries, Vaadin tells only in part. FilterBoxes and Input are
 * the other half. Attributes: data-typed; data-tells-typed at a list of several; data-not-in-list while such a text stands
 * there. Events: custom-value-set; rc-text-left (text) when a list with such a text is left, or Enter or Escape pressed in
 * it. It hears rc-show-text (text).
 */
import { controlAt, rawText, showText } from "./fields.js";

/** @type {WeakMap<Element, string>} what the arrow keys put there was not typed */
const typed = new WeakMap();

/** @param {Event} event */
const boxOf = (event) => {
  const box = /** @type {Field | null} */ (/** @type {Element} */ (event.target).closest?.("[data-tells-typed]"));
  return box ?? undefined;
};

document.addEventListener(
  "input",
  (it) => {
    const box = boxOf(it);
    if (box) {
      typed.set(box, rawText(box));
    }
  },
  true,
);

// Before a list of several forgets what was typed.
document.addEventListener(
  "focusout",
  (it) => {
    const box = boxOf(it);
    const text = box ? rawText(box) : "";
    if (box && ((text && text === typed.get(box)) || box.hasAttribute("data-not-in-list"))) {
      box.dispatchEvent(new CustomEvent("custom-value-set", { detail: text, bubbles: true }));
    }
  },
  true,
);

/** @param {Event} event */
function left(event) {
  const list = controlAt(/** @type {Element} */ (event.target));
  if (list?.matches("[data-typed=list][data-not-in-list]")) {
    list.dispatchEvent(new CustomEvent("rc-text-left", { detail: rawText(list) }));
  }
}

document.addEventListener("focusout", left);
document.addEventListener("keyup", (it) => ["Enter", "Escape"].includes(it.key) && left(it));

document.addEventListener("rc-show-text", (it) => {
  const list = /** @type {Field} */ (it.target);
  const text = /** @type {CustomEvent} */ (it).detail;
  typed.set(list, text);
  showText(list, text);
});
