/*
 * What a form to fill in does by itself in the browser; EntryForm is its other half.
 * - Fields that are not there yet are asked for: the first when the browser has nothing else to do, each next lot as soon
 *   as one has come, so that the server makes them while the browser draws. Those in sight come first.
 * - A table pasted into a repeating group is no text of one field: its group asks what to do with it.
 * - What the person looks at keeps its place on the screen when items above it come or go.
 * - Where the person is, is told as soon as something is typed, and of each field while others are in the case.
 * - Each item has buttons beside it for what EntryForm calls actions.
 * - What is known about an item is told at its mark, in a card that the server fills.
 * - Keys: F4 gives the next reason for no value, F8 shows the history, Shift+F8 the card, F2 goes from a field to its buttons and back, arrow keys go from button to button,
 *   Shift+F2 goes to the next calculated field, which Tab passes over.
 */
const FIELDS_AT_FIRST = 40;
const FIELDS_AT_A_TIME = 120;
const IDLE_AT_THE_LATEST = 150;
const ASKED_AGAIN_AFTER = 1000;

export function attach(form, actions) {
  if (form.rcBuild) {
    form.rcBuild();
    return;
  }
  keepPlace(form);
  const decorate = () => form.querySelectorAll(BARE).forEach((item) => addActions(form, item, actions));
  form.rcBuild = () => {
    decorate();
    askForFields(form, FIELDS_AT_A_TIME);
  };
  form.addEventListener("click", goToField);
  form.addEventListener("keydown", onKey);
  form.addEventListener("paste", onPaste, true);
  tellWhereabouts(form);
  form.addEventListener("focusin", (it) => {
    form.rcFocused = it.target.closest(".rc-item[data-path]")?.dataset.path ?? itemBefore(form, it.target);
    describe(it.target);
  });
  // An item that came to be asked has its buttons at the latest when it is looked at.
  for (const event of ["focusin", "pointerover"]) {
    form.addEventListener(event, (it) => {
      const item = it.target.closest?.(".rc-item");
      if (item?.matches(BARE)) {
        addActions(form, item, actions);
      }
    });
  }
  form.rcSay = (text) => say(form, text);
  tellAtMarks(form);
  decorate();
  whenIdle(() => askForFields(form, FIELDS_AT_FIRST));
}

// --- Fields that are not there yet ---

const whenIdle = (work) =>
  window.requestIdleCallback ? requestIdleCallback(work, { timeout: IDLE_AT_THE_LATEST }) : setTimeout(work, 20);

const NOT_HIDDEN = ":not([hidden], [hidden] *)";

function askForFields(form, atATime) {
  const coming = [...form.querySelectorAll(".rc-item:empty" + NOT_HIDDEN)];
  if (!form.isConnected || coming.length === 0) {
    return;
  }
  const seen = firstInSight(form, "bottom");
  const begin = coming.findIndex((item) => item === seen || isBefore(seen, item));
  const from = Math.max(0, Math.min(begin < 0 ? coming.length : begin, coming.length - atATime));
  const paths = coming.slice(from, from + atATime).map((item) => item.dataset.path).join(" ");
  // Several answers of the server may each call for the same fields.
  if (paths !== form.rcAsked?.paths || performance.now() - form.rcAsked.at > ASKED_AGAIN_AFTER) {
    form.rcAsked = { paths, at: performance.now() };
    form.dispatchEvent(new CustomEvent("rc-build", { detail: paths }));
  }
}

// --- Keeping the place ---

function keepPlace(form) {
  const scroller = scrollerOf(form);
  let anchor;
  let top;
  const remember = () => {
    const focused = document.activeElement?.closest?.(".rc-item");
    anchor = focused && form.contains(focused) && isInSight(focused) ? focused : firstInSight(form);
    top = anchor?.getBoundingClientRect().top;
  };
  const restore = () => {
    if (anchor?.isConnected && anchor.checkVisibility()) {
      const moved = anchor.getBoundingClientRect().top - top;
      if (Math.abs(moved) >= 1) {
        scroller.scrollBy({ top: moved, behavior: "instant" });
      }
    }
    remember();
  };
  (scroller === document.scrollingElement ? document : scroller).addEventListener("scroll", remember, { passive: true });
  form.addEventListener("focusin", remember);
  form.addEventListener("pointerdown", (it) => {
    remember();
    anchor = it.target.closest?.(".rc-item") ?? anchor;
    top = anchor?.getBoundingClientRect().top;
  });
  new ResizeObserver(restore).observe(form);
}

/** Also within the shadow of a component around the page. */
function scrollerOf(element) {
  for (let each = around(element); each; each = around(each)) {
    if (each !== document.body && /auto|scroll/.test(getComputedStyle(each).overflowY)) {
      return each;
    }
  }
  return document.scrollingElement;
}

const around = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** The first item with this edge below the top, sought in the sections in sight: to ask all items would lay out all. */
function firstInSight(form, edge = "top") {
  const isBelow = (element, side) => element.getBoundingClientRect()[side] >= 0;
  for (const section of form.querySelectorAll(".rc-entry-section" + NOT_HIDDEN)) {
    const items = isBelow(section, "bottom") ? [...section.querySelectorAll(".rc-item")] : [];
    const found = items.find((item) => item.checkVisibility() && isBelow(item, edge));
    if (found) {
      return found;
    }
  }
  return undefined;
}

const isBefore = (first, second) =>
  Boolean(first && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Of the heading of a section, the last item before it, so that what follows is the section. */
function itemBefore(form, heading) {
  const before = [...form.querySelectorAll(".rc-item[data-path]")].filter(
    (item) => isBefore(item, heading) && item.checkVisibility(),
  );
  return before.at(-1)?.dataset.path ?? "";
}

// --- Where the person is ---

function tellWhereabouts(form) {
  let told = "";
  const tell = (path) => {
    if (path !== told) {
      told = path;
      form.dispatchEvent(new CustomEvent("rc-here", { detail: path }));
    }
  };
  const here = () => pathOf(form.contains(document.activeElement) ? document.activeElement : undefined);
  form.rcTell = () => tell(form.rcOthers ? here() : told && here());
  form.addEventListener("input", (it) => tell(pathOf(it.target)));
  form.addEventListener("focusin", () => form.rcTell());
  // After what the field itself tells when it is left.
  form.addEventListener("focusout", () => setTimeout(() => tell(form.rcOthers || here() === told ? here() : "")));
  form.rcTell();
}

const pathOf = (element) => element?.closest?.(".rc-item[data-path]:not(.rc-group)")?.dataset.path ?? "";

// --- Buttons and keys ---

const BARE = ".rc-item:not(:empty, .rc-group, :has(> .rc-item-actions))";

function addActions(form, item, actions) {
  if (actions.length === 0) {
    return;
  }
  const label = item.querySelector(".rc-item-label")?.textContent ?? "";
  const bar = document.createElement("div");
  bar.className = "rc-item-actions";
  actions.forEach((action, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.className = "rc-item-action rc-action-" + action.icon;
    button.title = action.text;
    button.setAttribute("aria-label", action.text + ": " + label);
    button.addEventListener("click", () =>
      form.dispatchEvent(new CustomEvent("rc-action", { detail: { action: index, path: item.dataset.path } })),
    );
    bar.append(button);
  });
  item.append(bar);
}

const field = (item) => {
  const inputs = [...item.querySelectorAll("[data-input] :is(input, textarea)")];
  return inputs.find((input) => input.checked) ?? inputs[0];
};

function onPaste(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const group = event.target.closest?.(".rc-group[data-pastes]");
  if (group && text.includes("\t") && group.querySelector(":scope > .rc-group-buttons > .rc-group-add")?.checkVisibility()) {
    event.preventDefault();
    event.stopPropagation();
    group.dispatchEvent(new CustomEvent("rc-paste", { detail: text }));
  }
}

/** The marks stand beside the field, where screen readers would pass over them: they tell them with the field. */
function describe(input) {
  const marks = input.closest("[data-input]")?.parentElement.querySelectorAll(":scope > .rc-item-tools > .rc-item-mark");
  const told = [...(marks ?? [])].map((mark) => mark.textContent).join(". ");
  if (told || input.hasAttribute("aria-description")) {
    input.setAttribute("aria-description", told);
  }
}

/** The visible label stands outside of the field, to make room for buttons. */
function goToField(event) {
  if (event.target.classList?.contains("rc-item-label")) {
    field(event.target.closest(".rc-item"))?.focus();
  }
}

/** The first reason for no value, from each the next, and from the last one none. */
function nextFlavour(item) {
  const flavours = [...item.querySelectorAll(":scope > .rc-item-tools > .rc-flavour[aria-pressed]:enabled")];
  const pressed = flavours.findIndex((flavour) => flavour.getAttribute("aria-pressed") === "true");
  const next = flavours[pressed + 1];
  (next ?? flavours[pressed])?.click();
  if (flavours.length > 0) {
    say(item, next ? next.textContent : flavours[pressed].textContent + ": –");
  }
}

// --- The card at a mark ---

const MARK = ".rc-item-mark, .rc-action-clock";
const BEFORE_TELLING = 400;

/** Pointing at a mark or going to it by keyboard asks for the card; a touch at once. */
function tellAtMarks(form) {
  let waiting;
  const later = (mark) => {
    clearTimeout(waiting);
    waiting = mark && setTimeout(() => askForCard(form, mark, false), BEFORE_TELLING);
  };
  form.addEventListener("pointerover", (it) => later(it.pointerType === "mouse" && it.target.closest?.(MARK)));
  form.addEventListener("pointerleave", () => later());
  form.addEventListener("focusin", (it) => later(it.target.matches(":focus-visible") && it.target.closest(MARK)));
  form.addEventListener("click", (it) => {
    const mark = it.target.closest?.(".rc-item-mark");
    if (mark) {
      clearTimeout(waiting);
      askForCard(form, mark, false);
    }
  });
}

let anchors = 0;

function askForCard(form, mark, byKey) {
  const path = mark.closest(".rc-item")?.dataset.path;
  if (path && mark.isConnected) {
    mark.id ||= "rc-mark-" + ++anchors;
    form.dispatchEvent(new CustomEvent("rc-card", { detail: { path, anchor: mark.id, byKey } }));
  }
}

function say(item, text) {
  const form = item.closest(".rc-entry");
  form.rcSays ??= form.appendChild(
    Object.assign(document.createElement("span"), { className: "rc-hidden", role: "status" }),
  );
  form.rcSays.textContent = text;
}

/** No stops of Tab, since nothing is typed there; still their history and what they follow from is to be reached. */
function goToCalculated(form, item) {
  const calculated = [...form.querySelectorAll(".rc-item-calculated")].filter((each) => each.checkVisibility());
  const next = calculated.find((each) => isBefore(item, each)) ?? calculated[0];
  if (next) {
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    field(next)?.focus();
  }
}

function onKey(event) {
  const item = event.target.closest?.(".rc-item");
  if (!item) {
    return;
  }
  const bar = event.target.closest(".rc-item-tools, .rc-item-actions");
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const buttons = [...item.querySelectorAll(":scope > :is(.rc-item-tools, .rc-item-actions) button:enabled")].filter(
    (button) => button.checkVisibility(),
  );
  if (event.key === "F2" && event.shiftKey) {
    goToCalculated(item.closest(".rc-entry"), item);
  } else if (event.key === "F2" || (bar && event.key === "Escape")) {
    (bar ? field(item) : buttons[0])?.focus();
  } else if (event.key === "F4" && !event.altKey && !event.ctrlKey) {
    nextFlavour(item);
  } else if (event.key === "F8" && event.shiftKey) {
    const mark = item.querySelector(":scope > .rc-item-tools > .rc-item-mark, :scope > .rc-item-actions > .rc-action-clock");
    if (mark) {
      askForCard(item.closest(".rc-entry"), mark, true);
    }
  } else if (event.key === "F8") {
    item.querySelector(":scope > .rc-item-actions > .rc-action-clock")?.click();
  } else if (bar && step) {
    buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length].focus();
  } else {
    return;
  }
  event.preventDefault();
}
