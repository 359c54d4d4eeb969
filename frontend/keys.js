// @ts-check
/*
 * ? lists the keys of the page, unless something is being typed or the account has switched single keys off
 * (WCAG 2.2, 2.1.4). The server's half is Keys.
 */
/** @param {Element} page hears rc-keys */
export function attach(page) {
  document.addEventListener("keydown", (event) => {
    const listed =
      event.key === "?" &&
      !(event.ctrlKey || event.altKey || event.metaKey) &&
      document.documentElement.dataset.singleKeys !== "off" &&
      !isTyping(/** @type {HTMLElement} */ (event.composedPath()[0]));
    if (listed && !event.defaultPrevented && !document.querySelector("vaadin-dialog[opened]")) {
      event.preventDefault();
      page.dispatchEvent(new CustomEvent("rc-keys"));
    }
  });
}

/** @param {HTMLElement} element */
function isTyping(element) {
  const chosen = element.matches?.("input:is([type=checkbox], [type=radio], [type=button])");
  return !chosen && (element.isContentEditable || element.matches?.("input, textarea, select"));
}
