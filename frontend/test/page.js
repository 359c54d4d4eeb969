/*
 * A page for the tests, without a browser: what its DOM lacks is put in here.
 */
import { Window } from "happy-dom";

const window = new Window({ url: "http://localhost/cases/c1/7" });

for (const name of ["AbortController", "HTMLElement", "HTMLInputElement", "Element", "Node", "Event", "CustomEvent", "DOMParser", "FocusEvent", "KeyboardEvent",
  "MutationObserver", "ResizeObserver", "ShadowRoot", "getComputedStyle"]) {
  globalThis[name] = window[name];
}
for (const name of ["document", "customElements", "sessionStorage", "history", "navigator", "CSS"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
globalThis.window = window;
window.HTMLElement.prototype.checkVisibility = function () {
  return this.isConnected && !this.closest("[hidden]");
};
// AltGr is not held in these tests.
window.KeyboardEvent.prototype.getModifierState = () => false;
window.HTMLElement.prototype.scrollIntoView = () => undefined;

document.documentElement.lang = "en";

/** Shows this and gives its first element. */
export function show(html) {
  document.body.innerHTML = html;
  return document.body.firstElementChild;
}

/** After what waits for the end of the present step. */
export const soon = () => new Promise((done) => setTimeout(done));

export const at = (css) => document.querySelector(css);
