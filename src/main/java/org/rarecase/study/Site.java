package org.rarecase.study;

/**
 * A hospital that registers cases.
 *
 * @param code short and stable, upper case, such as {@code PAD}; begins the number of each of its cases
 * @param country ISO 3166-1 alpha-2
 */
public record Site(SiteId id, String code, String name, String country) {}
