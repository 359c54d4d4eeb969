// @ts-check
/*
 * Keeps what is typed into a form until the server says that it is stored, and offers it again when the page was lost
 * meanwhile: session ended, server started anew, browser reloaded. ShellInitializer and LocalDrafts are the other half.
 * <rc-entry-form> keeps what is typed; <rc-drafts>, once in a window, has the method acknowledge.
 * What somebody else stores in a field before the server knows that it is being typed in is shown there; what was typed is
 * offered.
 * The notes are in the window's own storage: gone with the window, with the log-out and when somebody else logs in.
 */
import { canBeEntered, content, controlAt, controlsIn, enter, focusable, inputOf, isPlainText, leave, printed } from "./fields.js";

const PREFIX = "rc-typed:";
const KEPT_HOURS = 8;
const ADDRESS_AFTER = 300;

// A note belongs to the form in which it was typed, which shows what it tells. It is offered on every other one: after a
// new log-in, and also when the browser's Back led away from the form and the person comes back.
const DOCUMENT = Date.now().toString(36) + Math.random().toString(36).slice(2);
let forms = 0;
/** @type {Map<string, () => void>} closes what is offered, by the key of its note */
const offered = new Map();

/** @typedef {import("./fields.js").Content} Content */

/**
 * @typedef {object} Note
 * @property {string} page the form of which page it was typed into
 * @property {number} at milliseconds since 1970
 * @property {string} label of the item
 * @property {Content[]} before what stood there before
 * @property {Content[]} state what stands there
 * @property {Content[]} [sent] what the server was told of
 * @property {string} [text] as people read it
 * @property {string} [flavour] the reason for no value that was chosen
 * @property {boolean} [override] it was typed to replace a calculated value
 */

/** @typedef {Record<"typed" | "nothing" | "meanwhile" | "notAsked" | "take" | "discard", string>} Texts */

/** @typedef {{caseId: string, entryId: string, texts: Texts}} Place where the form is, and what is said here */

/**
 * Begins to keep what is typed into a form, and offers what was kept of it.
 *
 * @param {HTMLElement} form
 * @param {Place} place
 */
export function keepTyped(form, { caseId, entryId, texts }) {
  const page = `${DOCUMENT}.${++forms}`;
  const account = document.documentElement.dataset.account ?? "";
  /** @param {string} path */
  const key = (path) => [PREFIX + account, caseId, entryId, path].join(":");
  const address = new URL(`cases/${caseId}/${entryId}`, document.baseURI).href;
  /** @type {Map<string, Content[]>} */
  const before = new Map();
  /** @type {Map<string, Note>} */
  const offers = new Map();
  /** @type {Map<HTMLElement, Content[]>} */
  const overtaken = new Map();
  let lastPath = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let addressing;
  /** @type {Map<HTMLElement, Content>} what the server was not told of yet */
  const typing = new Map();

  form.addEventListener("focusin", (it) => {
    const item = itemOf(it);
    if (item && !item.contains(/** @type {Node | null} */ (it.relatedTarget))) {
      before.set(pathOf(item), state(item));
    }
  });
  for (const event of ["input", "change", "custom-value-set"]) {
    form.addEventListener(event, (it) => {
      const item = itemOf(it);
      if (event === "change") {
        typing.delete(target(it));
      }
      if (item && !isOvertaken(item)) {
        note(item, event !== "input");
        // A list takes over what was chosen only after it told of it.
        setTimeout(() => {
          const noted = item.isConnected ? read(key(pathOf(item))) : undefined;
          if (noted?.page === page && !same(noted.state, state(item))) {
            note(item, event !== "input");
          }
        });
      }
    });
  }
  // Before the field itself hears of the key.
  form.addEventListener(
    "input",
    (it) => {
      const control = controlAt(target(it));
      if (control && isPlainText(control)) {
        typing.set(control, content(control));
      }
    },
    true,
  );
  form.addEventListener("click", (it) => controls(itemOf(it)).forEach((control) => typing.delete(control)), true);
  form.addEventListener("value-changed", (it) => putByOthers(target(it)), true);
  // A reason for no value is pressed, not typed.
  form.addEventListener(
    "click",
    (it) => {
      const flavour = target(it).closest?.(".rc-flavour[aria-pressed]");
      const item = itemOf(it);
      if (item && flavour?.getAttribute("aria-pressed") === "false") {
        note(item, true, flavour.textContent ?? "");
      }
    },
    true,
  );
  form.addEventListener("focusout", (it) => {
    const item = itemOf(it);
    if (item && !item.contains(/** @type {Node | null} */ (it.relatedTarget))) {
      const path = pathOf(item);
      const noted = read(key(path));
      if (noted?.page === page && noted.sent === undefined && same(noted.state, before.get(path))) {
        forget(key(path));
      }
    }
  });

  // What replaces a calculated value stands in a dialog, outside of the form.
  /** @param {Event} it */
  const overriding = (it) => {
    const box = found(target(it).closest?.(OVERRIDE));
    const item = box && found(form.querySelector(`.rc-item[data-path="${CSS.escape(pathOf(box))}"]`));
    if (!form.isConnected) {
      ["input", "change"].forEach((event) => document.removeEventListener(event, overriding));
    } else if (item && box) {
      const all = controlsIn(box);
      write(key(pathOf(box)), { ...noteOf(item, all.map(content)), text: print(all, " – "), override: true });
    }
  };
  ["input", "change"].forEach((event) => document.addEventListener(event, overriding));

  /**
   * @param {HTMLElement} item
   * @param {Content[]} now
   * @returns {Note}
   */
  function noteOf(item, now) {
    const path = pathOf(item);
    const earlier = read(key(path));
    const own = earlier?.page === page ? earlier : undefined;
    return {
      page,
      at: Date.now(),
      label: item.querySelector(".rc-item-label")?.textContent ?? path,
      before: own?.before ?? before.get(path) ?? state(item),
      state: now,
      sent: own?.sent,
    };
  }

  /**
   * @param {HTMLElement} item
   * @param {boolean} sent the server is told of it
   * @param {string} [flavour]
   */
  function note(item, sent, flavour) {
    const path = pathOf(item);
    const now = state(item);
    const noted = noteOf(item, now);
    write(key(path), { ...noted, text: flavour ?? print(controls(item)), flavour, sent: sent ? now : noted.sent });
    lastPath = path;
    addressing ??= setTimeout(nameItem, ADDRESS_AFTER);
  }

  /** A new log-in leads to the address that the page has. To change it with each key would take most of a typist's time. */
  function nameItem() {
    addressing = undefined;
    if (form.isConnected) {
      history.replaceState(history.state, "", `${address}?item=${encodeURIComponent(lastPath)}`);
    }
  }

  /** @param {HTMLElement} control what stands in it has changed */
  function putByOthers(control) {
    const item = typing.has(control) ? found(control.closest(ITEM)) : undefined;
    const noted = item && read(key(pathOf(item)));
    if (item && noted && content(control) !== typing.get(control)) {
      typing.delete(control);
      // As if it were from an earlier page, so that it is no note of this field any more.
      const left = { ...noted, page: "" };
      write(key(pathOf(item)), left);
      overtaken.set(item, state(item));
      focusable(item)?.blur();
      offers.set(pathOf(item), left);
      place();
    }
  }

  /** @param {HTMLElement} item what somebody else put there stands in it still */
  const isOvertaken = (item) => overtaken.has(item) && same(overtaken.get(item), state(item));

  const place = () => offers.forEach((noted, path) => offer(form, page, path, noted, key(path), texts, () => offers.delete(path)));
  keys(`${PREFIX}${account}:${caseId}:${entryId}:`).forEach((each) => {
    const noted = read(each);
    if (noted && noted.page !== page) {
      offers.set(each.split(":").slice(4).join(":"), noted);
    }
  });
  if (offers.size > 0) {
    new MutationObserver(place).observe(form, { childList: true, subtree: true });
    place();
  }
}

/** Hears what has become of what was typed, also when its form is not there any more. */
export class Drafts extends HTMLElement {
  /**
   * The server has stored what was sent from these fields, or the person does not want it any more.
   *
   * @param {string} entryId
   * @param {string[]} paths
   * @param {boolean} discarded
   */
  acknowledge(entryId, paths, discarded) {
    keys(PREFIX)
      .filter((key) => key.split(":")[3] === String(entryId))
      .forEach((key) => {
        const path = key.split(":").slice(4).join(":");
        const noted = read(key);
        const meant = paths.some((each) => path === each || path.startsWith(each + "."));
        // Typed on meanwhile: then another answer comes.
        if (meant && noted?.page?.startsWith(DOCUMENT) && (discarded || same(noted.state, noted.sent ?? noted.state))) {
          forget(key);
          offered.get(key)?.();
        }
      });
  }
}

if (!customElements.get("rc-drafts")) {
  customElements.define("rc-drafts", Drafts);
}

// --- What stands in an item ---

const ITEM = ".rc-item[data-path]";
const OVERRIDE = ".rc-override[data-path]";

/** @param {Event} event */
const target = (event) => /** @type {HTMLElement} */ (event.target);

/**
 * @param {Element | null | undefined} element
 * @returns {HTMLElement | undefined}
 */
const found = (element) => /** @type {HTMLElement | null | undefined} */ (element) ?? undefined;

/** @param {Event} event */
const itemOf = (event) => found(target(event).closest?.(ITEM));

/** @param {HTMLElement} item */
const pathOf = (item) => item.dataset.path ?? "";

/** @param {Element | undefined} item */
function controls(item) {
  const input = item && inputOf(item);
  return input ? controlsIn(input) : [];
}

/** @param {Element} item */
const state = (item) => controls(item).map(content);

/** @param {Field[]} all */
const print = (all, between = " ") =>
  all
    .map(printed)
    .filter((text) => text !== "")
    .join(between);

/**
 * @param {Field[]} all
 * @param {Content[]} wanted
 */
function fill(all, wanted) {
  all[0]?.focus();
  all.forEach((control, index) => {
    if (!same(content(control), wanted[index])) {
      enter(control, wanted[index]);
    }
  });
}

/**
 * The dialog is opened by the server; the person looks at it again and confirms.
 *
 * @param {HTMLElement} item
 * @param {Content[]} wanted
 */
async function override(item, wanted) {
  overrideButton(item)?.click();
  for (let patience = 0; patience < 100; patience++) {
    await new Promise((soon) => setTimeout(soon, 50));
    const box = document.querySelector(`.rc-override[data-path="${CSS.escape(pathOf(item))}"]`);
    if (box && controlsIn(box)[0]?.checkVisibility()) {
      fill(controlsIn(box), wanted);
      return;
    }
  }
}

/** @param {Element} item */
const overrideButton = (item) =>
  item.matches(".rc-item-overridden")
    ? undefined
    : found(item.querySelector(":scope > .rc-item-tools > .rc-override-button"));

/**
 * @param {Element} item
 * @param {string} text
 */
const flavourOf = (item, text) =>
  found([...item.querySelectorAll(":scope > .rc-item-tools > .rc-flavour[aria-pressed]")].find((it) => it.textContent === text));

/**
 * @param {Element} item
 * @param {string} text
 */
const isPressed = (item, text) => flavourOf(item, text)?.getAttribute("aria-pressed") === "true";

// --- Offers ---

/**
 * @param {HTMLElement} form
 * @param {string} page
 * @param {string} path
 * @param {Note} noted
 * @param {string} key
 * @param {Texts} texts
 * @param {() => void} done
 */
function offer(form, page, path, noted, key, texts, done) {
  const there = found(form.querySelector(`.rc-item[data-path="${CSS.escape(path)}"]`));
  const item = there?.querySelector(":scope > [data-input]") && there.checkVisibility() ? there : undefined;
  const shown = form.querySelector(`.rc-typed[data-of="${CSS.escape(path)}"]`);
  const place = item ?? form;
  if (shown?.parentElement === place) {
    return;
  }
  shown?.remove();
  /** @param {HTMLElement} it */
  const arrived = (it) => (noted.flavour ? isPressed(it, noted.flavour) : same(state(it), noted.state));
  if (item && !noted.override && arrived(item)) {
    // It had arrived; only the word of it was lost.
    forget(key);
    done();
    return;
  }
  const at = new Date(noted.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const box = document.createElement("div");
  box.className = "rc-typed";
  box.dataset.of = path;
  box.setAttribute("role", "group");
  const text = noted.text || texts.nothing;
  let said = texts.typed.replace("{0}", () => text).replace("{1}", () => at);
  if (!item) {
    said = `${noted.label}: ${said} ${texts.notAsked}`;
  } else if (!same(state(item), noted.before)) {
    said += " " + texts.meanwhile;
  }
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  words.textContent = said;
  const close = () => {
    done();
    box.remove();
    offered.delete(key);
    if (read(key)?.page !== page) {
      forget(key);
    }
  };
  offered.set(key, close);
  box.append(words);
  const open = item && (noted.override ? overrideButton(item) : controls(item).every(canBeEntered));
  if (item && open) {
    box.append(
      button(texts.take, `${texts.take}: ${noted.label}`, () => {
        // Noted anew by the event before the old note goes.
        if (noted.override) {
          override(item, noted.state);
        } else if (noted.flavour) {
          flavourOf(item, noted.flavour)?.click();
        } else {
          fill(controls(item), noted.state);
          leave(item);
        }
        close();
      }),
    );
  }
  box.append(button(texts.discard, `${texts.discard}: ${noted.label}`, close));
  if (item) {
    item.append(box);
  } else {
    form.prepend(box);
  }
}

/**
 * @param {string} text
 * @param {string} label
 * @param {() => void} click
 */
function button(text, label, click) {
  const it = document.createElement("button");
  it.type = "button";
  it.className = "rc-link";
  it.textContent = text;
  it.setAttribute("aria-label", label);
  it.addEventListener("click", click);
  return it;
}

// --- Notes ---

/**
 * @param {unknown} one
 * @param {unknown} other
 */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {string} prefix */
const keys = (prefix) => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));

/**
 * @param {string} key
 * @returns {Note | null}
 */
function read(key) {
  const noted = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (noted && Date.now() - noted.at > KEPT_HOURS * 3_600_000) {
    forget(key);
    return null;
  }
  return noted;
}

/**
 * @param {string} key
 * @param {Note} noted
 */
function write(key, noted) {
  try {
    sessionStorage.setItem(key, JSON.stringify(noted));
  } catch (full) {
    console.warn("What is typed cannot be kept", full);
  }
}

/** @param {string} key */
const forget = (key) => sessionStorage.removeItem(key);
