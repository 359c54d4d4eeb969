package org.rarecase.database;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One right on one table. */
record Grant(String table, String right) {

    /** The rights joined by commas, so that a table takes one statement. */
    static Map<String, String> byTable(Collection<Grant> grants) {
        return grants.stream()
                .collect(Collectors.groupingBy(
                        Grant::table, TreeMap::new, Collectors.mapping(Grant::right, Collectors.joining(", "))));
    }
}
