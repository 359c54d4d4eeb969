// @ts-check
/*
 * What own elements share.
 */

/**
 * Sets anew what was set on the element before its script arrived, so that the accessors of its class hear of it.
 *
 * @param {HTMLElement} element
 * @param {string[]} names of properties
 */
export function takeEarlier(element, names) {
  const properties = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const name of names.filter((each) => Object.hasOwn(element, each))) {
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }
}
