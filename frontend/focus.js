/*
 * Where the keyboard goes on after a dialog has closed, or after what had the focus was rendered anew: to the same
 * button or field again, to what stood around it, or else to the heading that tells the result. Whoever has gone on
 * meanwhile is left alone.
 */
const APART = "vaadin-dialog, vaadin-notification-container, [role=dialog], [role=menu], [role=listbox]";
const PAGE = "#rc-content";
const PATIENCE = 1500;

let latest;
let last;

document.addEventListener(
  "focusin",
  (it) => {
    latest = it.target;
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
    const dialog = it.target.localName === "vaadin-dialog";
    const notice = it.target.localName === "vaadin-notification" && latest?.closest("vaadin-notification-container");
    if ((dialog || notice) && !it.detail.value) {
      goOn();
    }
  },
  true,
);

/** @param wanted CSS of what takes the focus as soon as it is there; none: what had it last */
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
    const dialog = document.querySelector("vaadin-dialog[opened]");
    const found = !dialog && asked && document.querySelector(asked);
    if (found) {
      asked = undefined;
      focus(found);
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

/** The frame around the page may have got the focus only because nothing else was left. */
function isLost(before) {
  const focused = document.activeElement ?? document.body;
  return focused === document.body || (before?.around && !focused.closest(PAGE + ", " + APART));
}

/** What had the focus, or what stands in its place since the page was rendered anew. */
function again(before) {
  if (!before || canBeFocused(before.element)) {
    return before?.element;
  }
  const around = before.around && document.querySelector(before.around);
  const same = [...(around?.querySelectorAll(before.element.localName) ?? [])].find(
    (each) => canBeFocused(each) && nameOf(each) === before.name,
  );
  return same ?? (before.around === PAGE ? undefined : (around?.querySelector("[data-input] :is(input, textarea)") ?? around));
}

const heading = () => {
  const page = document.querySelector(PAGE);
  return page?.querySelector("h1") ?? page;
};

const canBeFocused = (element) => element.isConnected && element.checkVisibility() && !element.matches(":disabled, [disabled]");

function focus(element) {
  if (element) {
    if (element.tabIndex < 0) {
      element.setAttribute("tabindex", "-1");
    }
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    element.focus({ preventScroll: true });
  }
}

const nameOf = (element) => element.getAttribute("aria-label") || element.textContent.trim();

/** By what is found again that in which it stands: its query, its item, or the page; nothing for the frame. */
function around(element) {
  const part = element.closest("[data-query], [data-path]");
  const key = part && ["data-query", "data-path"].find((attribute) => part.hasAttribute(attribute));
  return part ? `[${key}="${CSS.escape(part.getAttribute(key))}"]` : element.closest(PAGE) && PAGE;
}
