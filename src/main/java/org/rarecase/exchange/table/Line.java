package org.rarecase.exchange.table;

import java.util.Map;
import org.rarecase.exchange.fact.Fact;

/**
 * What a line of a table is made of.
 *
 * @param keys values of the columns that tell lines apart; what is not known is left out
 */
record Line(Map<String, Object> keys, Map<String, Fact> items) {}
