// @ts-check
/*
 * <rc-case-page>: what the page of a case does by itself in the browser; CasePage is its other half.
 * Alt+N goes to the next item of the form that is to be answered, at once. Where the browser does not know which that is,
 * since it is in another form or its field is not there yet, the server says it.
 * Ctrl+Alt+Z, on a Mac Cmd+Option+Z, takes the last change back. AltGr+Z is a letter in some languages.
 * Before the window is closed or loaded anew, it asks if something is not saved.
 * Attribute: data-unsaved. Event: rc-undo.
 */
import { goTo, inputOf, isAnswered, isDialogOpen, isInvalid, isOpen } from "./fields.js";

const MAC = /mac/i.test(navigator.userAgentData?.platform ?? navigator.platform);

export class CasePage extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    // Before the server's own shortcut.
    window.addEventListener("keydown", (event) => this.#onNext(event), { signal, capture: true });
    window.addEventListener("beforeunload", (leaving) => this.dataset.unsaved !== undefined && leaving.preventDefault(), {
      signal,
      capture: true,
    });
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#listening = undefined;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!event.defaultPrevented && !isDialogOpen() && isUndo(event)) {
      event.preventDefault();
      this.#undo();
    }
  }

  /** @param {KeyboardEvent} event */
  #onNext(event) {
    const meant = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === "KeyN";
    if (meant && !isDialogOpen() && goToNextOpen(this.querySelector("rc-entry-form"))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  /** What stands in the field counts as answered first. */
  #undo() {
    const field = /** @type {HTMLElement | null} */ (document.activeElement);
    field?.blur();
    this.dispatchEvent(new CustomEvent("rc-undo"));
    field?.focus();
  }
}

/** @param {KeyboardEvent} event */
function isUndo(event) {
  const modifiers = MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return (
    event.altKey && modifiers && !event.getModifierState("AltGraph") && (event.key === "z" || event.code === "KeyZ")
  );
}

/**
 * @param {import("./entry-form.js").EntryForm | null} form
 * @returns {boolean} false where the server has to say which is next
 */
export function goToNextOpen(form) {
  if (!form?.checkVisibility()) {
    return false;
  }
  const items = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".rc-item[data-path]"))].filter((item) =>
    item.checkVisibility(),
  );
  const within = /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest?.(".rc-item[data-path]"));
  const at = within?.dataset.path ?? form.focusedPath ?? "";
  const here = items.findIndex((item) => item.dataset.path === at);
  if (at && here < 0) {
    return false;
  }
  for (const item of items.slice(here + 1)) {
    const input = inputOf(item);
    if (item.matches(".rc-group-open") || (!input && !item.matches(".rc-group"))) {
      return false;
    }
    if (input && isOpen(input) && isToBeAnswered(item, input)) {
      goTo(item);
      return true;
    }
  }
  return false;
}

/**
 * @param {Element} item
 * @param {Field} input
 */
const isToBeAnswered = (item, input) =>
  isInvalid(input) || (item.matches(".rc-item-required") && !item.matches(".rc-item-flavoured") && !isAnswered(input));

if (!customElements.get("rc-case-page")) {
  customElements.define("rc-case-page", CasePage);
}
