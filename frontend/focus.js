// @ts-check
/*
 * Where the keyboard goes on after a dialog has closed, or after what had the focus was rendered anew: to the same
 * button or field again, to what stood around it, or else to the heading that tells the result. Whoever has gone on
 * meanwhile is left alone. <rc-focus> is how Focus, its other half, asks for it. Method: goOn.
 */
import { focusable, isDialogOpen } from "./fields.js";

const APART = "vaadin-dialog, vaadin-notification-container, [role=dialog], [role=menu], [role=listbox]";
const PAGE = "#rc-content";
const PATIENCE = 1500;

/** @typedef {{element: HTMLElement, name: string, around: string | null}} Before */

/** @type {HTMLElement | undefined} */
let latest;
/** @type {Before | undefined} */
let last;

/** @param {Event} event */
const target = (event) => /** @type {HTMLElement} */ (event.target);

document.addEventListener(
  "focusin",
  (it) => {
    latest = target(it);
    if (!latest.closest(APART)) {
      last = { element: latest, name: nameOf(latest), around: around(latest) };
    }
  },
  true,
);

// These do not bubble.
document.addEventListener(
  "opened-changed",
  (it) => {
    const dialog = target(it).localName === "vaadin-dialog";
    const notice = target(it).localName === "vaadin-notification" && latest?.closest("vaadin-notification-container");
    if ((dialog || notice) && !(/** @type {CustomEvent} */ (it).detail.value)) {
      goOn();
    }
  },
  true,
);

/** @param {string | null} [wanted] CSS of what takes the focus as soon as it is there; none: what had it last */
export function goOn(wanted) {
  const before = last;
  const until = performance.now() + PATIENCE;
  const wentOn = new AbortController();
  ["keydown", "pointerdown"].forEach((action) =>
    document.addEventListener(action, () => wentOn.abort(), { capture: true, signal: wentOn.signal }),
  );
  let asked = wanted;
  const look = () => {
    if (wentOn.signal.aborted) {
      return;
    }
    const dialog = isDialogOpen();
    const wished = !dialog && asked ? found(asked) : undefined;
    if (wished) {
      asked = undefined;
      focus(wished);
    } else if (!dialog && isLost(before)) {
      focus(again(before) ?? heading());
    }
    if (performance.now() < until) {
      requestAnimationFrame(look);
    } else {
      wentOn.abort();
    }
  };
  // What the server said is on the page in the frame after the next one.
  requestAnimationFrame(() => requestAnimationFrame(look));
}

/**
 * The frame around the page may have got the focus only because nothing else was left.
 *
 * @param {Before | undefined} before
 */
function isLost(before) {
  const focused = document.activeElement ?? document.body;
  return focused === document.body || (before?.around && !focused.closest(PAGE + ", " + APART));
}

/**
 * What had the focus, or what stands in its place since the page was rendered anew.
 *
 * @param {Before | undefined} before
 * @returns {HTMLElement | null | undefined}
 */
export function again(before) {
  if (!before || canBeFocused(before.element)) {
    return before?.element;
  }
  const around = before.around ? found(before.around) : undefined;
  const same = [...(around?.querySelectorAll(before.element.localName) ?? [])].find(
    (each) => canBeFocused(each) && nameOf(each) === before.name,
  );
  if (same || before.around === PAGE) {
    return /** @type {HTMLElement | undefined} */ (same);
  }
  return around && (focusable(around) ?? around);
}

/**
 * @param {string} css
 * @returns {HTMLElement | null}
 */
const found = (css) => document.querySelector(css);

const heading = () => {
  const page = found(PAGE);
  return page?.querySelector("h1") ?? page;
};

/** @param {Element} element */
const canBeFocused = (element) => element.isConnected && element.checkVisibility() && !element.matches(":disabled, [disabled]");

/** @param {HTMLElement | null | undefined} element */
function focus(element) {
  if (element) {
    if (element.tabIndex < 0) {
      element.setAttribute("tabindex", "-1");
    }
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    element.focus({ preventScroll: true });
  }
}

/** @param {Element} element */
const nameOf = (element) => element.getAttribute("aria-label") || (element.textContent ?? "").trim();

/**
 * By what is found again that in which it stands: its query, its item, or the page; nothing for the frame.
 *
 * @param {Element} element
 */
export function around(element) {
  const part = element.closest("[data-query], [data-path]");
  const key = part?.hasAttribute("data-query") ? "data-query" : "data-path";
  return part ? `[${key}="${CSS.escape(part.getAttribute(key) ?? "")}"]` : element.closest(PAGE) && PAGE;
}

export class FocusKeeper extends HTMLElement {
  /** @param {string | null} wanted see {@link goOn} */
  goOn(wanted) {
    goOn(wanted);
  }
}

if (!customElements.get("rc-focus")) {
  customElements.define("rc-focus", FocusKeeper);
}
