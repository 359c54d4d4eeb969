// @ts-check
/*
 * <rc-entry-form>: what a form to fill in does by itself in the browser; EntryForm is its other half.
 * - Fields that are not there yet are asked for: the first when the browser has nothing else to do, each next lot as soon
 *   as one has come, so that the server makes them while the browser draws. Those in sight come first.
 * - A table pasted into a repeating group is no text of one field: its group asks what to do with it.
 * - What the person looks at keeps its place on the screen when items above it come or go.
 * - Where the person is, is told of each field while others are in the case, and else once somebody types in one for a while.
 * - Fields that are left one after the other are told together, see send-together.js.
 * - Each item has buttons beside it for what EntryForm calls actions.
 * - What is known about an item is told at its mark, in a card that the server fills.
 * - What is typed and not stored yet is kept, see typed-answers.js.
 * - Keys: F4 gives the next reason for no value, F8 shows the history, Shift+F8 the card, F2 goes from a field to its
 *   buttons and back, arrow keys go from button to button, Shift+F2 goes to the next calculated field, which Tab passes
 *   over. In a table Enter goes down its column, with Shift up.
 * Properties: actions; drafts, see typed-answers.js; everyFocus, whether each field that is gone into is told;
 * focusedPath, where the focus is or was last.
 * Methods: build, goTo, say.
 * Events: rc-build (paths of fields to make), rc-action, rc-here (path), rc-card; at an item rc-left-empty; at a field that
 * rules read rc-paused, typing in it; at a group rc-paste.
 */
import { takeEarlier } from "./elements.js";
import { focusable, goTo, inputOf, isAnswered } from "./fields.js";
import { SendTogether } from "./send-together.js";
import { keepTyped } from "./typed-answers.js";

const FIELDS_AT_FIRST = 40;
const FIELDS_AT_A_TIME = 120;
const IDLE_AT_THE_LATEST = 150;
const ASKED_AGAIN_AFTER = 1000;
const DRAWN_AFTER = 80;
const TOLD_AFTER = 1000;
const PAUSE_IN_TYPING = 600;

/** @typedef {{icon: string, text: string}} Action */

export class EntryForm extends HTMLElement {
  /** @type {Action[]} */
  #actions = [];
  /** @type {import("./typed-answers.js").Place | undefined} */
  #drafts;
  #everyFocus = false;
  #focusedPath = "";
  #told = "";
  #together = new SendTogether();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #staying;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pausing;
  #asked = { paths: "", at: -Infinity };
  /** @type {HTMLElement | undefined} */
  #status;
  /** @type {AbortController | undefined} */
  #kept;
  #begun = false;

  constructor() {
    super();
    takeEarlier(this, ["actions", "drafts", "everyFocus"]);
    this.addEventListener("click", goToField);
    this.addEventListener("keydown", (event) => onKey(this, event));
    this.addEventListener("paste", onPaste, true);
    this.addEventListener("input", (it) => this.#onInput(target(it)));
    this.addEventListener("change", () => clearTimeout(this.#pausing));
    this.addEventListener("focusin", (it) => {
      this.#tellHere();
      this.#focusedPath = itemOf(target(it))?.dataset.path ?? itemBefore(this, target(it));
      describe(target(it));
    });
    // After what the field itself tells when it is left.
    this.addEventListener("focusout", (it) => {
      this.#stayNoLonger();
      this.#tellIfEmpty(it);
      setTimeout(() => this.#tell(this.#everyFocus || this.#here() === this.#told ? this.#here() : ""));
    });
    // An item that came to be asked has its buttons at the latest when it is looked at.
    for (const event of ["focusin", "pointerover"]) {
      this.addEventListener(event, (it) => {
        const item = anyItemOf(target(it));
        if (item?.matches(BARE)) {
          addActions(this, item);
        }
      });
    }
    tellAtMarks(this);
  }

  async connectedCallback() {
    // What is around it comes in the same round trip, before the next microtask.
    await Promise.resolve();
    if (!this.isConnected || this.#kept) {
      return;
    }
    this.#kept = new AbortController();
    keepPlace(this, this.#kept.signal);
    this.#together.listen(this, this.#kept.signal);
    this.#tellHere();
    if (this.#begun) {
      this.build();
    } else {
      this.#begun = true;
      this.#decorate();
      whenIdle(() => this.#askForFields(FIELDS_AT_FIRST));
    }
  }

  disconnectedCallback() {
    this.#kept?.abort();
    this.#kept = undefined;
    this.#stayNoLonger();
  }

  get actions() {
    return this.#actions;
  }

  set actions(actions) {
    this.#actions = actions ?? [];
    this.style.setProperty("--rc-actions", String(this.#actions.length));
    this.#decorate();
  }

  get drafts() {
    return this.#drafts;
  }

  set drafts(drafts) {
    const begins = drafts && !this.#drafts;
    this.#drafts = drafts;
    if (begins) {
      keepTyped(this, drafts);
    }
  }

  get everyFocus() {
    return this.#everyFocus;
  }

  set everyFocus(every) {
    this.#everyFocus = every;
    this.#tellHere();
  }

  get focusedPath() {
    return this.#focusedPath;
  }

  /** Asks for the next fields that are not there yet; the server calls it after each lot. */
  build() {
    if (this.#begun) {
      this.#decorate();
      this.#askForFields(FIELDS_AT_A_TIME);
    }
  }

  /**
   * Puts the focus into the field of an item, as soon as what came with it is drawn.
   *
   * @param {string} path
   */
  goTo(path) {
    setTimeout(() => allItems(this, `.rc-item[data-path="${CSS.escape(path)}"]`).forEach(goTo), DRAWN_AFTER);
  }

  /** @param {string} text for screen readers */
  say(text) {
    this.#status ??= this.appendChild(
      Object.assign(document.createElement("span"), { className: "rc-hidden", role: "status" }),
    );
    this.#status.textContent = text;
  }

  /** Afterwards, since an answer of the server brings items first and their labels, by which buttons are named, later. */
  #decorate() {
    setTimeout(() => allItems(this, BARE).forEach((item) => addActions(this, item)));
  }

  /** @param {number} atATime */
  #askForFields(atATime) {
    const coming = allItems(this, ".rc-item:empty" + NOT_HIDDEN);
    if (!this.isConnected || coming.length === 0) {
      return;
    }
    const paths = nextLot(coming, firstInSight(this, "bottom"), atATime).map((item) => item.dataset.path).join(" ");
    // Several answers of the server may each call for the same fields.
    if (paths !== this.#asked.paths || performance.now() - this.#asked.at > ASKED_AGAIN_AFTER) {
      this.#asked = { paths, at: performance.now() };
      this.dispatchEvent(new CustomEvent("rc-build", { detail: paths }));
    }
  }

  /** @param {string} path where the person is */
  #tell(path) {
    if (path !== this.#told) {
      this.#told = path;
      this.#together.add(this, () => this.dispatchEvent(new CustomEvent("rc-here", { detail: path })));
    }
  }

  /** @param {HTMLElement} field what is typed into */
  #onInput(field) {
    // Alone in the case, nobody has to know at once, and most fields are left before.
    this.#staying ??= setTimeout(() => this.#tell(this.#here()), TOLD_AFTER);
    clearTimeout(this.#pausing);
    const followed = field.closest("[data-followed]");
    if (followed) {
      this.#pausing = setTimeout(() => followed.dispatchEvent(new CustomEvent("rc-paused")), PAUSE_IN_TYPING);
    }
  }

  #stayNoLonger() {
    clearTimeout(this.#pausing);
    clearTimeout(this.#staying);
    this.#staying = undefined;
  }

  /**
   * Only a required field that is left empty has something to say; the others cost no round trip.
   *
   * @param {FocusEvent} left
   */
  #tellIfEmpty(left) {
    const item = anyItemOf(target(left));
    const input = item?.matches("[data-wanted]") ? inputOf(item) : undefined;
    if (item && input && !item.contains(/** @type {Node | null} */ (left.relatedTarget)) && !isAnswered(input)) {
      this.#together.add(item, () => item.dispatchEvent(new CustomEvent("rc-left-empty")));
    }
  }

  #here() {
    return this.contains(document.activeElement) ? pathOf(document.activeElement) : "";
  }

  #tellHere() {
    this.#tell(this.#everyFocus ? this.#here() : this.#told && this.#here());
  }
}

/** @param {Event} event */
const target = (event) => /** @type {HTMLElement} */ (event.target);

/**
 * @param {Element} around
 * @param {string} css
 * @returns {HTMLElement[]}
 */
const allItems = (around, css) => [...around.querySelectorAll(css)].map((item) => /** @type {HTMLElement} */ (item));

/**
 * @param {Element | null} element
 * @returns {HTMLElement | null | undefined}
 */
const itemOf = (element) => element?.closest?.(".rc-item[data-path]");

/**
 * @param {Element} element
 * @returns {HTMLElement | null | undefined}
 */
const anyItemOf = (element) => element.closest?.(".rc-item");

// --- Fields that are not there yet ---

/** @param {() => void} work */
const whenIdle = (work) =>
  "requestIdleCallback" in window ? requestIdleCallback(work, { timeout: IDLE_AT_THE_LATEST }) : setTimeout(work, 20);

const NOT_HIDDEN = ":not([hidden], [hidden] *)";

/**
 * From the first in sight on; near the end those before it, so that each lot is full.
 *
 * @template {Node} T
 * @param {T[]} coming
 * @param {Node | undefined} seen
 * @param {number} atATime
 */
export function nextLot(coming, seen, atATime) {
  const begin = coming.findIndex((item) => item === seen || isBefore(seen, item));
  const from = Math.max(0, Math.min(begin < 0 ? coming.length : begin, coming.length - atATime));
  return coming.slice(from, from + atATime);
}

// --- Keeping the place ---

/**
 * @param {EntryForm} form
 * @param {AbortSignal} signal
 */
function keepPlace(form, signal) {
  const scroller = scrollerOf(form);
  /** @type {HTMLElement | undefined} */
  let anchor;
  let top = 0;
  /** @param {HTMLElement | undefined} at */
  const rememberAt = (at) => {
    anchor = at;
    top = anchor?.getBoundingClientRect().top ?? 0;
  };
  const remember = () => {
    const focused = document.activeElement && anyItemOf(document.activeElement);
    rememberAt(focused && form.contains(focused) && isInSight(focused) ? focused : firstInSight(form));
  };
  const restore = () => {
    // As long as the person is at the head of the page, what comes there pushes the form down.
    const atHead = scroller.scrollTop === 0 && !form.contains(document.activeElement);
    if (!atHead && anchor?.isConnected && anchor.checkVisibility()) {
      const moved = anchor.getBoundingClientRect().top - top;
      if (Math.abs(moved) >= 1) {
        scroller.scrollBy({ top: moved, behavior: "instant" });
      }
    }
    remember();
  };
  const scrolls = scroller === document.scrollingElement ? document : scroller;
  scrolls.addEventListener("scroll", remember, { passive: true, signal });
  form.addEventListener("focusin", remember, { signal });
  form.addEventListener(
    "pointerdown",
    (it) => {
      remember();
      rememberAt(anyItemOf(target(it)) ?? anchor);
    },
    { signal },
  );
  const size = new ResizeObserver(restore);
  size.observe(form);
  signal.addEventListener("abort", () => size.disconnect());
}

/**
 * Also within the shadow of a component around the page.
 *
 * @param {Element} element
 * @returns {Element}
 */
function scrollerOf(element) {
  for (let each = around(element); each; each = around(each)) {
    if (each !== document.body && /auto|scroll/.test(getComputedStyle(each).overflowY)) {
      return each;
    }
  }
  return document.scrollingElement ?? document.documentElement;
}

/**
 * @param {Element} element
 * @returns {Element | undefined}
 */
function around(element) {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}

/** @param {Element} element */
function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/**
 * The first item with this edge below the top, sought in the sections in sight: to ask all items would lay out all.
 *
 * @param {Element} form
 * @param {"top" | "bottom"} edge
 */
function firstInSight(form, edge = "top") {
  /** @type {(element: Element, side: "top" | "bottom") => boolean} */
  const isBelow = (element, side) => element.getBoundingClientRect()[side] >= 0;
  for (const section of form.querySelectorAll(".rc-entry-section" + NOT_HIDDEN)) {
    const items = isBelow(section, "bottom") ? allItems(section, ".rc-item") : [];
    const found = items.find((item) => item.checkVisibility() && isBelow(item, edge));
    if (found) {
      return found;
    }
  }
  return undefined;
}

/**
 * @param {Node | undefined} first
 * @param {Node} second
 */
const isBefore = (first, second) =>
  Boolean(first && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);

/**
 * Of the heading of a section, the last item before it, so that what follows is the section.
 *
 * @param {Element} form
 * @param {Element} heading
 */
export function itemBefore(form, heading) {
  const before = allItems(form, ".rc-item[data-path]").filter((item) => isBefore(item, heading) && item.checkVisibility());
  return before.at(-1)?.dataset.path ?? "";
}

/** @param {Element | null} element */
const pathOf = (element) =>
  /** @type {HTMLElement | null | undefined} */ (element?.closest?.(".rc-item[data-path]:not(.rc-group)"))?.dataset.path ?? "";

// --- Buttons and keys ---

const BARE = ".rc-item:not(:empty, .rc-group, :has(> .rc-item-actions))";

/**
 * @param {EntryForm} form
 * @param {HTMLElement} item
 */
function addActions(form, item) {
  if (form.actions.length === 0) {
    return;
  }
  const label = item.querySelector(".rc-item-label")?.textContent ?? "";
  const bar = document.createElement("div");
  bar.className = "rc-item-actions";
  form.actions.forEach((action, index) => {
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

/** @param {ClipboardEvent} event */
function onPaste(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const group = target(event).closest?.(".rc-group[data-pastes]");
  if (group && text.includes("\t") && group.querySelector(":scope > .rc-group-buttons > .rc-group-add")?.checkVisibility()) {
    event.preventDefault();
    event.stopPropagation();
    group.dispatchEvent(new CustomEvent("rc-paste", { detail: text }));
  }
}

/**
 * The marks stand beside the field, where screen readers would pass over them: they tell them with the field.
 *
 * @param {Element} input
 */
function describe(input) {
  const marks = input.closest("[data-input]")?.parentElement?.querySelectorAll(":scope > .rc-item-tools > .rc-item-mark");
  const told = [...(marks ?? [])].map((mark) => mark.textContent).join(". ");
  if (told || input.hasAttribute("aria-description")) {
    input.setAttribute("aria-description", told);
  }
}

/**
 * The visible label stands outside of the field, to make room for buttons.
 *
 * @param {Event} event
 */
function goToField(event) {
  const item = anyItemOf(target(event));
  if (item && target(event).classList?.contains("rc-item-label")) {
    focusable(item)?.focus();
  }
}

/**
 * The first reason for no value, from each the next, and from the last one none.
 *
 * @param {EntryForm} form
 * @param {Element} item
 */
function nextFlavour(form, item) {
  const flavours = allItems(item, ":scope > .rc-item-tools > .rc-flavour[aria-pressed]:not(:disabled)");
  const pressed = flavours.findIndex((flavour) => flavour.getAttribute("aria-pressed") === "true");
  const next = flavours[pressed + 1];
  (next ?? flavours[pressed])?.click();
  if (flavours.length > 0) {
    form.say(next ? (next.textContent ?? "") : flavours[pressed].textContent + ": –");
  }
}

// --- The card at a mark ---

const MARK = ".rc-item-mark, .rc-action-clock";
const BEFORE_TELLING = 400;

/**
 * Pointing at a mark or going to it by keyboard asks for the card; a touch at once.
 *
 * @param {EntryForm} form
 */
function tellAtMarks(form) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @param {Element | null | false} [mark] */
  const later = (mark) => {
    clearTimeout(waiting);
    waiting = mark ? setTimeout(() => askForCard(form, mark, false), BEFORE_TELLING) : undefined;
  };
  form.addEventListener("pointerover", (it) => later(it.pointerType === "mouse" && target(it).closest?.(MARK)));
  form.addEventListener("pointerleave", () => later());
  form.addEventListener("focusin", (it) => later(target(it).matches(":focus-visible") && target(it).closest(MARK)));
  form.addEventListener("click", (it) => {
    const mark = target(it).closest?.(".rc-item-mark");
    if (mark) {
      clearTimeout(waiting);
      askForCard(form, mark, false);
    }
  });
}

let anchors = 0;

/**
 * @param {EntryForm} form
 * @param {Element} mark
 * @param {boolean} byKey
 */
function askForCard(form, mark, byKey) {
  const path = anyItemOf(mark)?.dataset.path;
  if (path && mark.isConnected) {
    mark.id ||= "rc-mark-" + ++anchors;
    form.dispatchEvent(new CustomEvent("rc-card", { detail: { path, anchor: mark.id, byKey } }));
  }
}

/**
 * No stops of Tab, since nothing is typed there; still their history and what they follow from is to be reached.
 *
 * @param {EntryForm} form
 * @param {Element} item
 */
function goToCalculated(form, item) {
  const calculated = allItems(form, ".rc-item-calculated").filter((each) => each.checkVisibility());
  const next = calculated.find((each) => isBefore(item, each)) ?? calculated[0];
  if (next) {
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    focusable(next)?.focus();
  }
}

/**
 * From the last line of a table to the button that adds one.
 *
 * @param {Element} from
 * @param {boolean} up
 * @returns {boolean} false where Enter means something else
 */
function goInColumn(from, up) {
  const cell = /** @type {HTMLElement | null} */ (from.closest(".rc-table-cell"));
  const row = cell?.closest(".rc-group-row");
  if (!cell || !row || !cell.querySelector("[data-typed=text]")) {
    return false;
  }
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  const next = other?.querySelector(`:scope > .rc-group-grid > .rc-table-cell[data-column="${cell.dataset.column}"] > .rc-item`);
  const add = up ? null : row.closest(".rc-group-table")?.querySelector(":scope > .rc-group-buttons > .rc-group-add");
  (next ? focusable(next) : /** @type {HTMLElement | null | undefined} */ (add))?.focus();
  return Boolean(next ?? add);
}

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {EntryForm} form
 * @param {KeyboardEvent} event
 */
function onKey(form, event) {
  const item = anyItemOf(target(event));
  if (!item) {
    return;
  }
  const bar = target(event).closest(".rc-item-tools, .rc-item-actions");
  const step = STEPS[event.key];
  const buttons = allItems(item, ":scope > :is(.rc-item-tools, .rc-item-actions) button:not(:disabled)").filter((button) =>
    button.checkVisibility(),
  );
  if (event.key === "F2" && event.shiftKey) {
    goToCalculated(form, item);
  } else if (event.key === "F2" || (bar && event.key === "Escape")) {
    (bar ? focusable(item) : buttons[0])?.focus();
  } else if (event.key === "F4" && !event.altKey && !event.ctrlKey) {
    nextFlavour(form, item);
  } else if (event.key === "F8" && event.shiftKey) {
    const mark = item.querySelector(":scope > .rc-item-tools > .rc-item-mark, :scope > .rc-item-actions > .rc-action-clock");
    if (mark) {
      askForCard(form, mark, true);
    }
  } else if (event.key === "F8") {
    allItems(item, ":scope > .rc-item-actions > .rc-action-clock")[0]?.click();
  } else if (event.key === "Enter" && goInColumn(target(event), event.shiftKey)) {
    // It has gone.
  } else if (bar && step) {
    buttons[(buttons.indexOf(target(event)) + step + buttons.length) % buttons.length].focus();
  } else {
    return;
  }
  event.preventDefault();
}

if (!customElements.get("rc-entry-form")) {
  customElements.define("rc-entry-form", EntryForm);
}
