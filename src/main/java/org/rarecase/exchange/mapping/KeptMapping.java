package org.rarecase.exchange.mapping;

/**
 * A mapping under its name.
 *
 * @param owner log-in name of who kept it
 */
public record KeptMapping(String owner, String name, Mapping mapping) {}
