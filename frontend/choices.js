// @ts-check
/*
 * Radio buttons, or check boxes where several may be chosen; Choices is the other half. They are the browser's own inputs
 * with the browser's own keys: a component around each of them would take most of the time in which a long form appears.
 */
/**
 * @typedef {object} State
 * @property {string} label
 * @property {string} helperText
 * @property {string} errorMessage
 * @property {[code: string, text: string][]} options
 * @property {string[]} value the codes that are chosen
 * @property {boolean} several
 * @property {boolean} invalid
 * @property {boolean} required
 * @property {boolean} readonly
 * @property {boolean} disabled
 */

/** @type {State} */
const UNSET = {
  label: "",
  helperText: "",
  errorMessage: "",
  options: [],
  value: [],
  several: false,
  invalid: false,
  required: false,
  readonly: false,
  disabled: false,
};

let groups = 0;

export class Choices extends HTMLElement {
  static {
    for (const [name, unset] of Object.entries(UNSET)) {
      Object.defineProperty(this.prototype, name, {
        /** @this {Choices} */
        get() {
          return /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this.#now))[name];
        },
        /**
         * @this {Choices}
         * @param {unknown} value
         */
        set(value) {
          Object.assign(this.#now, { [name]: value ?? unset });
          this.#drawSoon();
        },
      });
    }
  }

  /** @type {State} */
  #now = { ...UNSET };
  #name = "rc-choices-" + ++groups;
  #label = make("span", { className: "rc-choices-label", id: this.#name + "-label" });
  #box = make("div", { className: "rc-choices-box" });
  #help = make("div", { className: "rc-choices-help", id: this.#name + "-help" });
  #error = make("div", { className: "rc-choices-error", id: this.#name + "-error", role: "alert" });
  /** @type {HTMLInputElement[]} */
  #inputs = [];
  /** @type {State["options"] | undefined} */
  #drawn;
  #waits = false;

  /** What the server puts in by itself is the helper of a field, see Input. */
  #others = new MutationObserver(() => this.#drawSoon());

  constructor() {
    super();
    this.#others.observe(this, { childList: true });
    this.addEventListener("change", () => this.#choose());
    this.addEventListener("click", (it) => {
      if (this.#now.readonly && it.target instanceof HTMLInputElement && it.target.type === "checkbox") {
        it.preventDefault();
      }
    });
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    (this.#inputs.find((input) => input.checked) ?? this.#inputs[0])?.focus(options);
  }

  /**
   * As if the person did it.
   *
   * @param {string[]} codes
   */
  choose(codes) {
    for (const input of this.#inputs) {
      input.checked = codes.includes(input.value);
    }
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #choose() {
    this.#now.value = this.#inputs.filter((input) => input.checked).map((input) => input.value);
    this.dispatchEvent(new CustomEvent("value-changed"));
  }

  /** Once for all that the server says in one answer. */
  #drawSoon() {
    if (!this.#waits) {
      this.#waits = true;
      queueMicrotask(() => this.#draw());
    }
  }

  #draw() {
    const { label, helperText, errorMessage, options, value, several, invalid, required, readonly, disabled } = this.#now;
    this.#waits = false;
    if (this.#drawn !== options) {
      this.#drawn = options;
      this.#offer(options);
    }
    for (const input of this.#inputs) {
      input.checked = value.includes(input.value);
      // Of radio buttons that are only read, the chosen one can be gone to; there is none to be changed to.
      input.disabled = disabled || (readonly && !several && !input.checked);
      set(input, "aria-readonly", several && readonly);
    }
    const own = this.querySelector(":scope > [slot=helper]");
    if (own) {
      own.id ||= this.#name + "-notes";
    }
    this.#label.textContent = label;
    this.#say(this.#help, helperText);
    this.#say(this.#error, invalid ? errorMessage : "");
    this.toggleAttribute("readonly", readonly);
    this.toggleAttribute("invalid", invalid);
    set(this, "role", several ? "group" : "radiogroup");
    set(this, "aria-labelledby", label && this.#label.id);
    set(this, "aria-describedby", [this.#help, own, this.#error].map((it) => (it?.isConnected ? it.id : "")).join(" ").trim());
    set(this, "aria-required", !several && required);
    set(this, "aria-readonly", !several && readonly);
    set(this, "aria-invalid", !several && invalid);
    this.#others.takeRecords();
  }

  /**
   * Whoever stands on one of them goes on standing there.
   *
   * @param {State["options"]} options
   */
  #offer(options) {
    const at = this.#inputs.find((input) => input === document.activeElement)?.value;
    this.#inputs = options.map(([code]) =>
      make("input", { type: this.#now.several ? "checkbox" : "radio", name: this.#name, value: code }),
    );
    this.#box.replaceChildren(
      ...options.map(([, text], index) => {
        const choice = make("label", { className: "rc-choice" });
        choice.append(this.#inputs[index], make("span", { textContent: text }));
        return choice;
      }),
    );
    if (!this.#box.isConnected) {
      this.prepend(this.#label, this.#box);
    }
    if (at !== undefined) {
      this.#inputs.find((input) => input.value === at)?.focus();
    }
  }

  /**
   * @param {HTMLElement} line
   * @param {string} text
   */
  #say(line, text) {
    line.textContent = text;
    if (text && line.parentNode !== this) {
      this.append(line);
    } else if (!text) {
      line.remove();
    }
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @returns {HTMLElementTagNameMap[Tag]}
 */
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

/**
 * @param {Element} element
 * @param {string} attribute
 * @param {string | boolean} value false or nothing: the attribute goes
 */
function set(element, attribute, value) {
  if (value) {
    element.setAttribute(attribute, String(value));
  } else {
    element.removeAttribute(attribute);
  }
}

customElements.define("rc-choices", Choices);
