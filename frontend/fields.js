// @ts-check
/*
 * What the modules here know of the insides of Vaadin's fields and dialogs, and of <rc-choices>: what stands in each, and how
 * something is put there. Which kind a control is, its Java class says in data-typed, see TypedInto; the component of an
 * item has data-input. VaadinDomContractJourneyTests looks whether it is still so.
 */

/** @typedef {"text" | "passage" | "list" | "several" | "select" | "choices"} Kind */
/** @typedef {string | undefined} Content what stands in one control of a field */

const CONTROL = "[data-typed]";
const INPUTS = "[data-input] :is(input, textarea)";

/** @param {Element} control */
const kindOf = (control) => /** @type {Kind} */ (/** @type {HTMLElement} */ (control).dataset.typed);

/**
 * The control in which something is typed or chosen, of those within another one the outer.
 *
 * @param {Element | null | undefined} element
 * @returns {Field | undefined}
 */
export const controlAt = (element) => /** @type {Field | null | undefined} */ (element?.closest?.(CONTROL)) ?? undefined;

/**
 * In their order.
 *
 * @param {Element} around
 * @returns {Field[]}
 */
export const controlsIn = (around) =>
  [...(around.matches(CONTROL) ? [around] : []), ...around.querySelectorAll(CONTROL)].map((each) => /** @type {Field} */ (each));

/**
 * The component of an item; none as long as it is not there.
 *
 * @param {Element} item
 * @returns {Field | undefined}
 */
export const inputOf = (item) => /** @type {Field | null} */ (item.querySelector(":scope > [data-input]")) ?? undefined;

/**
 * What the person sees to be typed there, also before the field tells of it.
 *
 * @param {Field} control
 */
export const rawText = (control) => control.inputElement?.value ?? control.value ?? "";

/**
 * Whether it is a field of text by itself, of which the server hears by a change when it is left.
 *
 * @param {Element} element
 */
export const isPlainText = (element) => element.matches("[data-input]:is([data-typed=text], [data-typed=passage])");

/**
 * Shows a text that is no value of the field.
 *
 * @param {Field} control
 * @param {string} text
 */
export function showText(control, text) {
  if (control.inputElement) {
    control.inputElement.value = text;
  }
}

/**
 * @param {Field} control
 * @returns {Content}
 */
export function content(control) {
  switch (kindOf(control)) {
    case "choices":
      return String(control.value ?? "");
    case "several":
      return (control.selectedItems ?? []).map((each) => each.label ?? "").join(", ");
    case "select":
      return control.value;
    default:
      return rawText(control);
  }
}

/**
 * As it is read by people.
 *
 * @param {Field} control
 * @returns {string}
 */
export function printed(control) {
  switch (kindOf(control)) {
    case "choices":
      return [...control.querySelectorAll("input")]
        .filter((input) => input.checked)
        .map((input) => textOf(input.parentElement))
        .join(", ");
    case "select":
      return textOf(control.querySelector("[slot=value]"));
    default:
      return content(control) ?? "";
  }
}

/** @param {Element | null} element */
const textOf = (element) => element?.textContent?.trim() ?? "";

/**
 * As if it were typed or chosen, so that all that follows from an answer follows.
 *
 * @param {Field} control
 * @param {Content} value
 */
export function enter(control, value) {
  const text = value ?? "";
  switch (kindOf(control)) {
    case "choices":
      /** @type {import("./choices.js").Choices} */ (/** @type {unknown} */ (control)).choose(text === "" ? [] : text.split(","));
      break;
    case "list":
      showText(control, text);
      control.dispatchEvent(new CustomEvent("custom-value-set", { detail: text, bubbles: true }));
      break;
    default:
      control.value = text;
      control.dispatchEvent(new CustomEvent("change", { bubbles: true }));
  }
}

/**
 * Whether something can be entered there by {@link enter}.
 *
 * @param {Field} control
 */
export const canBeEntered = (control) => !control.readonly && !control.disabled && kindOf(control) !== "several";

/**
 * Whether the person can change what stands in the component of an item.
 *
 * @param {Field} input
 */
export const isOpen = (input) => !input.readonly && !input.disabled;

/**
 * A unit alone, which always stands there, is no answer.
 *
 * @param {Field} input
 */
export const isAnswered = (input) =>
  controlsIn(input).some((control) => kindOf(control) !== "select" && (content(control) ?? "").trim() !== "") ||
  input.querySelector(".rc-file-kept a[href]") !== null;

/** @param {Field} input */
export const isInvalid = (input) => Boolean(input.invalid);

/**
 * What takes the focus of an item: of several choices the chosen one, else the first.
 *
 * @param {Element} item
 * @returns {HTMLElement | undefined}
 */
export function focusable(item) {
  const inputs = [...item.querySelectorAll(INPUTS)].map((each) => /** @type {HTMLInputElement} */ (each));
  return inputs.find((input) => input.checked) ?? inputs[0] ?? inputOf(item);
}

/**
 * Shows the item in the middle, marks it for a moment and puts the focus into its field.
 *
 * @param {Element} item
 */
export function goTo(item) {
  item.scrollIntoView({ block: "center", behavior: "instant" });
  focusable(item)?.focus();
  item.classList.add("rc-item-found");
  setTimeout(() => item.classList.remove("rc-item-found"), 2500);
}

/**
 * A component of several fields that is left tells what stands in it.
 *
 * @param {Element} item
 */
export const leave = (item) =>
  item.querySelector(":scope > vaadin-custom-field")?.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));

/** While one is open, the keys of the page beneath it do nothing. */
export const isDialogOpen = () => document.querySelector("vaadin-dialog[opened]") !== null;
