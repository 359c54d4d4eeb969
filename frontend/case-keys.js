/*
 * The keys of the case page that the browser has to hear itself; CaseView is the other half.
 * Alt+N goes to the next item of the form that is to be answered, at once. Where the browser does not know which that is,
 * since it is in another form or its field is not there yet, the server says it.
 * Ctrl+Alt+Z, on a Mac Cmd+Option+Z, takes the last change back. AltGr+Z is a letter in some languages.
 */
const MAC = /mac/i.test(navigator.userAgentData?.platform ?? navigator.platform);

export function attach(view) {
  if (view.rcKeys) {
    return;
  }
  view.rcKeys = (event) => onKey(view, event);
  document.addEventListener("keydown", view.rcKeys);
  // Before the server's own shortcut.
  view.rcNext = (event) => onNext(view, event);
  window.addEventListener("keydown", view.rcNext, true);
}

function onKey(view, event) {
  if (!view.isConnected) {
    document.removeEventListener("keydown", view.rcKeys);
    view.rcKeys = undefined;
  } else if (event.defaultPrevented || document.querySelector("vaadin-dialog[opened]")) {
    return;
  } else if (isUndo(event)) {
    event.preventDefault();
    undo(view);
  }
}

function isUndo(event) {
  const modifiers = MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return (
    event.altKey && modifiers && !event.getModifierState("AltGraph") && (event.key === "z" || event.code === "KeyZ")
  );
}

function onNext(view, event) {
  if (!view.isConnected) {
    window.removeEventListener("keydown", view.rcNext, true);
    return;
  }
  const meant = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === "KeyN";
  if (meant && !document.querySelector("vaadin-dialog[opened]") && goToNextOpen(view.querySelector(".rc-entry"))) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** @returns {boolean} false where the server has to say which is next */
function goToNextOpen(form) {
  if (!form?.checkVisibility()) {
    return false;
  }
  const items = [...form.querySelectorAll(".rc-item[data-path]")].filter((item) => item.checkVisibility());
  const at = document.activeElement?.closest?.(".rc-item[data-path]")?.dataset.path ?? form.rcFocused ?? "";
  const here = items.findIndex((item) => item.dataset.path === at);
  if (at && here < 0) {
    return false;
  }
  for (const item of items.slice(here + 1)) {
    const input = item.querySelector(":scope > [data-input]");
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
const all = (input, kind) => [...(input.matches(kind) ? [input] : []), ...input.querySelectorAll(kind)];

function isOpen(item, input) {
  if (input.readonly || input.disabled) {
    return false;
  }
  const answered =
    item.matches(".rc-item-flavoured") ||
    all(input, ENTERED).some((field) => (field.inputElement?.value ?? field.value ?? "").trim() !== "") ||
    all(input, SEVERAL).some((field) => field.selectedItems?.length > 0) ||
    all(input, TICKED).some((field) => field.checked) ||
    input.querySelector(".rc-file-kept a[href]") !== null;
  return input.invalid || (item.matches(".rc-item-required") && !answered);
}

function focusOn(item, input) {
  item.scrollIntoView({ block: "center", behavior: "instant" });
  const inputs = [...input.querySelectorAll("input, textarea")];
  (inputs.find((each) => each.checked) ?? inputs[0] ?? input).focus();
  item.classList.add("rc-item-found");
  setTimeout(() => item.classList.remove("rc-item-found"), 2500);
  return true;
}

/** What stands in the field counts as answered first. */
function undo(view) {
  const field = document.activeElement;
  field?.blur();
  view.dispatchEvent(new CustomEvent("rc-undo"));
  field?.focus();
}
