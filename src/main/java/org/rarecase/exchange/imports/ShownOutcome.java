package org.rarecase.exchange.imports;

import org.rarecase.exchange.load.LoadOutcome;

/**
 * What becomes of an item.
 *
 * @param number where it stands in the list of all
 */
public record ShownOutcome(int number, LoadOutcome outcome) {}
