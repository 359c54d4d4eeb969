// @ts-check
/*
 * <rc-shortcuts>: ? lists the keys of the page, unless something is being typed or the account has switched single keys off
 * (WCAG 2.2, 2.1.4). PageShortcuts is the other half.
 * Attribute: data-single-keys, on or off. Event: rc-keys.
 */
import { isDialogOpen } from "./fields.js";

export class Shortcuts extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    this.#listening?.abort();
    this.#listening = new AbortController();
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal: this.#listening.signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#listening = undefined;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const listed =
      event.key === "?" &&
      !(event.ctrlKey || event.altKey || event.metaKey) &&
      this.dataset.singleKeys !== "off" &&
      !isTyping(/** @type {HTMLElement} */ (event.composedPath()[0]));
    if (listed && !event.defaultPrevented && !isDialogOpen()) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent("rc-keys"));
    }
  }
}

/** @param {HTMLElement} element */
function isTyping(element) {
  const chosen = element.matches?.("input:is([type=checkbox], [type=radio], [type=button])");
  return !chosen && (element.isContentEditable || element.matches?.("input, textarea, select"));
}

if (!customElements.get("rc-shortcuts")) {
  customElements.define("rc-shortcuts", Shortcuts);
}
