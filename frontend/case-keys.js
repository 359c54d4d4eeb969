// @ts-check
/*
 * The keys of the case page that the browser has to hear itself; CaseView is the other half.
 * Alt+N goes to the next item of the form that is to be answered, at once. Where the browser does not know which that is,
 * since it is in another form or its field is not there yet, the server says it.
 * Ctrl+Alt+Z, on a Mac Cmd+Option+Z, takes the last change back. AltGr+Z is a letter in some languages.
 */
const MAC = /mac/i.test(navigator.userAgentData?.platform ?? navigator.platform);

/** @type {WeakMap<Element, AbortController>} */
const listening = new WeakMap();

/** @param {Element} view hears rc-undo */
export function attach(view) {
  if (listening.has(view)) {
    return;
  }
  const left = new AbortController();
  listening.set(view, left);
  /** @type {(hear: (view: Element, event: KeyboardEvent) => void) => (event: KeyboardEvent) => void} */
  const whileThere = (hear) => (event) => {
    if (view.isConnected) {
      hear(view, event);
    } else {
      left.abort();
      listening.delete(view);
    }
  };
  document.addEventListener("keydown", whileThere(onKey), { signal: left.signal });
  // Before the server's own shortcut.
  window.addEventListener("keydown", whileThere(onNext), { signal: left.signal, capture: true });
}

// Asks too, before the page is closed or loaded anew.
window.addEventListener(
  "beforeunload",
  (leaving) => {
    if (document.querySelector(".rc-case[data-unsaved]")) {
      leaving.preventDefault();
    }
  },
  true,
);

/**
 * @param {Element} view
 * @param {KeyboardEvent} event
 */
function onKey(view, event) {
  if (event.defaultPrevented || document.querySelector("vaadin-dialog[opened]")) {
    return;
  } else if (isUndo(event)) {
    event.preventDefault();
    undo(view);
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
 * @param {Element} view
 * @param {KeyboardEvent} event
 */
function onNext(view, event) {
  const meant = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === "KeyN";
  if (meant && !document.querySelector("vaadin-dialog[opened]") && goToNextOpen(view.querySelector("rc-entry-form"))) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
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
    const input = /** @type {Field | null} */ (item.querySelector(":scope > [data-input]"));
    if (item.matches(".rc-group-open") || (!input && !item.matches(".rc-group"))) {
      return false;
    }
    if (input && isOpen(item, input)) {
      return focusOn(item, input);
    }
  }
  return false;
}

const ENTERED = "vaadin-text-field, vaadin-text-area, vaadin-combo-box";
const SEVERAL = "vaadin-multi-select-combo-box";
const TICKED = "rc-choices input";

/**
 * @param {Element} input
 * @param {string} kind
 */
const all = (input, kind) =>
  [...(input.matches(kind) ? [input] : []), ...input.querySelectorAll(kind)].map((each) => /** @type {Field} */ (each));

/**
 * @param {Element} item
 * @param {Field} input
 */
function isOpen(item, input) {
  if (input.readonly || input.disabled) {
    return false;
  }
  const answered =
    item.matches(".rc-item-flavoured") ||
    all(input, ENTERED).some((field) => (field.inputElement?.value ?? field.value ?? "").trim() !== "") ||
    all(input, SEVERAL).some((field) => (field.selectedItems ?? []).length > 0) ||
    all(input, TICKED).some((field) => field.checked) ||
    input.querySelector(".rc-file-kept a[href]") !== null;
  return Boolean(input.invalid) || (item.matches(".rc-item-required") && !answered);
}

/**
 * @param {Element} item
 * @param {Field} input
 */
function focusOn(item, input) {
  item.scrollIntoView({ block: "center", behavior: "instant" });
  const inputs = all(input, "input, textarea");
  (inputs.find((each) => each.checked) ?? inputs[0] ?? input).focus();
  item.classList.add("rc-item-found");
  setTimeout(() => item.classList.remove("rc-item-found"), 2500);
  return true;
}

/**
 * What stands in the field counts as answered first.
 *
 * @param {Element} view
 */
function undo(view) {
  const field = /** @type {HTMLElement | null} */ (document.activeElement);
  field?.blur();
  view.dispatchEvent(new CustomEvent("rc-undo"));
  field?.focus();
}
