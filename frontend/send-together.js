// @ts-check
/*
 * Fields that are left shortly one after the other are told to the server as one request: the first at once, the others at the
 * latest 300 ms after it. Whatever else the person does lets go what waits before it is told itself, since a button may
 * depend on what was typed before it was pressed.
 */
import { isPlainText } from "./fields.js";

const TOGETHER = 300;
const TYPING = /^(.|Tab|Shift|Backspace|Delete|Home|End|Arrow(Left|Right|Up|Down))$/u;

export class SendTogether {
  /** @type {Map<unknown, () => void>} */
  #waiting = new Map();
  #sentAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #sending = false;

  /**
   * @param {HTMLElement} form whose fields are meant
   * @param {AbortSignal} signal when the form is gone
   */
  listen(form, signal) {
    form.addEventListener("change", (it) => this.#onChange(it), { capture: true, signal });
    // Somebody who comes back to a field changes what was there when it was left.
    for (const event of ["focusin", "beforeinput"]) {
      form.addEventListener(event, (it) => this.#waiting.has(fieldOf(it)) && this.letGo(), { capture: true, signal });
    }
    for (const event of ["pointerdown", "click", "paste", "drop", "popstate", "pagehide"]) {
      window.addEventListener(event, () => this.letGo(), { capture: true, signal });
    }
    window.addEventListener("keydown", (it) => isTyping(it) || this.letGo(), { capture: true, signal });
    // What waits would go with the window.
    window.addEventListener("beforeunload", (it) => this.#answersWait() && it.preventDefault(), { capture: true, signal });
    // It may only be moved.
    signal.addEventListener("abort", () => this.letGo());
  }

  /**
   * @param {unknown} what told again, it is told once
   * @param {() => void} tell
   */
  add(what, tell) {
    const left = this.#sentAt + TOGETHER - performance.now();
    if (left <= 0 && this.#waiting.size === 0) {
      this.#sentAt = performance.now();
      this.#run([tell]);
    } else {
      this.#waiting.delete(what);
      this.#waiting.set(what, tell);
      this.#timer ??= setTimeout(() => this.#send(), left);
    }
  }

  /** Nothing waits any more, nor does what follows at once. */
  letGo() {
    if (this.#waiting.size > 0) {
      this.#send();
    }
    this.#sentAt = -Infinity;
  }

  #answersWait() {
    return [...this.#waiting.keys()].some((what) => what instanceof HTMLElement && isPlainText(what));
  }

  #send() {
    const all = [...this.#waiting.values()];
    this.#stop();
    this.#sentAt = performance.now();
    this.#run(all);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  /** @param {(() => void)[]} all */
  #run(all) {
    this.#sending = true;
    all.forEach((tell) => tell());
    this.#sending = false;
  }

  /** @param {Event} change */
  #onChange(change) {
    if (this.#sending) {
      return;
    }
    const field = /** @type {HTMLElement} */ (change.target);
    if (isPlainText(field)) {
      change.stopImmediatePropagation();
      this.add(field, () => field.dispatchEvent(new CustomEvent("change", { bubbles: true })));
    }
  }
}

/** @param {Event} event */
const fieldOf = (event) => /** @type {HTMLElement} */ (event.target).closest?.("[data-input]");

/**
 * Whether the key does nothing but write in a field or go on to the next one.
 *
 * @param {KeyboardEvent} event
 */
function isTyping(event) {
  const field = fieldOf(event);
  return field && isPlainText(field) && !(event.ctrlKey || event.altKey || event.metaKey) && TYPING.test(event.key);
}
