/*
 * Keeps what is typed into a form until the server says that it is stored, and offers it again when the page was lost
 * meanwhile: session ended, server started anew, browser reloaded. ShellInitializer and CaseView are the other half.
 * The notes are in the window's own storage: gone with the window, with the log-out and when somebody else logs in.
 */
const PREFIX = "rc-typed:";
const KEPT_HOURS = 8;

// A note belongs to the form in which it was typed, which shows what it tells. It is offered on every other one: after a
// new log-in, and also when the browser's Back led away from the form and the person comes back.
const DOCUMENT = Date.now().toString(36) + Math.random().toString(36).slice(2);
let forms = 0;
const offered = new Map();

/** @param place {caseId, entryId}; texts: what is said here */
export function attach(form, { caseId, entryId }, texts) {
  if (form.rcTyped) {
    return;
  }
  form.rcTyped = true;
  const page = `${DOCUMENT}.${++forms}`;
  const account = document.documentElement.dataset.account ?? "";
  const key = (path) => [PREFIX + account, caseId, entryId, path].join(":");
  const address = new URL(`cases/${caseId}/${entryId}`, document.baseURI).href;
  const before = new Map();

  form.addEventListener("focusin", (it) => {
    const item = it.target.closest(ITEM);
    if (item && !item.contains(it.relatedTarget)) {
      before.set(item.dataset.path, state(item));
    }
  });
  for (const event of ["input", "change", "custom-value-set"]) {
    form.addEventListener(event, (it) => {
      const item = it.target.closest(ITEM);
      if (item) {
        note(item, event !== "input");
        // A list takes over what was chosen only after it told of it.
        setTimeout(() => item.isConnected && read(key(item.dataset.path))?.page === page && note(item, event !== "input"));
      }
    });
  }
  // A reason for no value is pressed, not typed.
  form.addEventListener(
    "click",
    (it) => {
      const flavour = it.target.closest?.(".rc-flavour[aria-pressed]");
      if (flavour?.getAttribute("aria-pressed") === "false") {
        note(flavour.closest(ITEM), true, flavour.textContent);
      }
    },
    true,
  );
  form.addEventListener("focusout", (it) => {
    const item = it.target.closest(ITEM);
    if (item && !item.contains(it.relatedTarget)) {
      const path = item.dataset.path;
      const noted = read(key(path));
      if (noted?.page === page && noted.sent === undefined && same(noted.state, before.get(path))) {
        forget(key(path));
      }
    }
  });

  // What replaces a calculated value stands in a dialog, outside of the form.
  const overriding = (it) => {
    const box = it.target.closest?.(OVERRIDE);
    const item = box && form.querySelector(`.rc-item[data-path="${CSS.escape(box.dataset.path)}"]`);
    if (!form.isConnected) {
      ["input", "change"].forEach((event) => document.removeEventListener(event, overriding));
    } else if (item) {
      const all = [...box.querySelectorAll(CONTROLS)];
      const said = all.map(printed).filter((text) => text !== "");
      write(key(box.dataset.path), { ...noteOf(item, all.map(content)), text: said.join(" – "), override: true });
    }
  };
  ["input", "change"].forEach((event) => document.addEventListener(event, overriding));

  function noteOf(item, now) {
    const path = item.dataset.path;
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

  function note(item, sent, flavour) {
    const path = item.dataset.path;
    const now = state(item);
    const noted = noteOf(item, now);
    write(key(path), { ...noted, text: flavour ?? print(item), flavour, sent: sent ? now : noted.sent });
    // A new log-in leads to the address that the page has.
    history.replaceState(history.state, "", `${address}?item=${encodeURIComponent(path)}`);
  }

  const offers = new Map();
  keys(`${PREFIX}${account}:${caseId}:${entryId}:`).forEach((each) => {
    const noted = read(each);
    if (noted && noted.page !== page) {
      offers.set(each.split(":").slice(4).join(":"), noted);
    }
  });
  if (offers.size > 0) {
    const place = () => offers.forEach((noted, path) => offer(form, page, path, noted, key(path), texts, () => offers.delete(path)));
    new MutationObserver(place).observe(form, { childList: true, subtree: true });
    place();
  }
}

/** The server has stored what was sent from these fields, or the person gave it up. */
function settle(entryId, paths, givenUp) {
  keys(PREFIX)
    .filter((key) => key.split(":")[3] === String(entryId))
    .forEach((key) => {
      const path = key.split(":").slice(4).join(":");
      const noted = read(key);
      const meant = paths.some((each) => path === each || path.startsWith(each + "."));
      // Typed on meanwhile: then another answer comes.
      if (meant && noted?.page?.startsWith(DOCUMENT) && (givenUp || same(noted.state, noted.sent ?? noted.state))) {
        forget(key);
        offered.get(key)?.();
      }
    });
}

window.rcTyped = { settle };

// --- What stands in a field ---

const ITEM = ".rc-item[data-path]";
const CONTROLS =
  "vaadin-text-field, vaadin-text-area, vaadin-combo-box, vaadin-multi-select-combo-box, vaadin-select, rc-choices input";
const LISTS = "vaadin-multi-select-combo-box";
const TICKED = "rc-choices input";
const OVERRIDE = ".rc-override[data-path]";

function controls(item) {
  const input = item.querySelector(":scope > [data-input]");
  return !input ? [] : input.matches(CONTROLS) ? [input] : [...input.querySelectorAll(CONTROLS)];
}

const state = (item) => controls(item).map(content);

function content(control) {
  if (control.matches(TICKED)) {
    return control.checked;
  }
  if (control.matches(LISTS)) {
    return (control.selectedItems ?? []).map((each) => each.label ?? "").join(", ");
  }
  return control.matches("vaadin-select") ? control.value : (control.inputElement?.value ?? control.value ?? "");
}

/** As it is read by people. */
function print(item) {
  return controls(item)
    .map(printed)
    .filter((text) => text !== "")
    .join(" ");
}

function printed(control) {
  if (control.matches(TICKED)) {
    return control.checked ? control.parentElement.textContent.trim() : "";
  }
  return control.matches("vaadin-select")
    ? (control.querySelector("[slot=value]")?.textContent.trim() ?? "")
    : content(control);
}

/** As if it were typed and left, so that all that follows from an answer follows. */
function fill(item, wanted) {
  fillAll(controls(item), wanted);
  item.querySelector(":scope > vaadin-custom-field")?.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

/** The dialog is opened by the server; the person looks at it again and confirms. */
async function override(item, wanted) {
  overrideButton(item).click();
  for (let patience = 0; patience < 100; patience++) {
    await new Promise((soon) => setTimeout(soon, 50));
    const box = document.querySelector(`.rc-override[data-path="${CSS.escape(item.dataset.path)}"]`);
    if (box?.querySelector(CONTROLS)?.checkVisibility()) {
      fillAll([...box.querySelectorAll(CONTROLS)], wanted);
      return;
    }
  }
}

const overrideButton = (item) =>
  item.matches(".rc-item-overridden") ? null : item.querySelector(":scope > .rc-item-tools > .rc-override-button");

function fillAll(all, wanted) {
  all[0]?.focus();
  all.forEach((control, index) => {
    const value = wanted[index];
    if (same(content(control), value)) {
      return;
    }
    if (control.matches(TICKED)) {
      if (value || control.type === "checkbox") {
        control.click();
      }
    } else if (control.matches("vaadin-combo-box")) {
      control.inputElement.value = value;
      control.dispatchEvent(new CustomEvent("custom-value-set", { detail: value, bubbles: true }));
    } else {
      control.value = value;
      control.dispatchEvent(new CustomEvent("change", { bubbles: true }));
    }
  });
}

const isOpen = (control) =>
  !(control.closest("rc-choices") ?? control).readonly && !control.disabled && !control.matches(LISTS);

const flavourOf = (item, text) =>
  [...item.querySelectorAll(":scope > .rc-item-tools > .rc-flavour[aria-pressed]")].find((it) => it.textContent === text);

const isPressed = (item, text) => flavourOf(item, text)?.getAttribute("aria-pressed") === "true";

// --- Offers ---

function offer(form, page, path, noted, key, texts, done) {
  const found = form.querySelector(`.rc-item[data-path="${CSS.escape(path)}"]`);
  const item = found?.querySelector(":scope > [data-input]") && found.checkVisibility() ? found : undefined;
  const shown = form.querySelector(`.rc-typed[data-of="${CSS.escape(path)}"]`);
  const place = item ?? form;
  if (shown?.parentElement === place) {
    return;
  }
  shown?.remove();
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
  const open = noted.override
    ? item && overrideButton(item)
    : item && controls(item).every(isOpen);
  if (open) {
    box.append(
      button(texts.take, `${texts.take}: ${noted.label}`, () => {
        // Noted anew by the event before the old note goes.
        if (noted.override) {
          override(item, noted.state);
        } else if (noted.flavour) {
          flavourOf(item, noted.flavour)?.click();
        } else {
          fill(item, noted.state);
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

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const keys = (prefix) => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));

function read(key) {
  const noted = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (noted && Date.now() - noted.at > KEPT_HOURS * 3_600_000) {
    forget(key);
    return null;
  }
  return noted;
}

function write(key, noted) {
  try {
    sessionStorage.setItem(key, JSON.stringify(noted));
  } catch (full) {
    console.warn("What is typed cannot be kept", full);
  }
}

const forget = (key) => sessionStorage.removeItem(key);
