/*
 * The key of the case page that the browser has to hear itself; CaseView is the other half.
 * Ctrl+Alt+Z, on a Mac Cmd+Option+Z, takes the last change back. AltGr+Z is a letter in some languages.
 */
const MAC = /mac/i.test(navigator.userAgentData?.platform ?? navigator.platform);

export function attach(view) {
  if (view.rcKeys) {
    return;
  }
  view.rcKeys = (event) => onKey(view, event);
  const listen = () => document.addEventListener("keydown", view.rcKeys);
  listen();
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

/** What stands in the field counts as answered first. */
function undo(view) {
  const field = document.activeElement;
  field?.blur();
  view.dispatchEvent(new CustomEvent("rc-undo"));
  field?.focus();
}
