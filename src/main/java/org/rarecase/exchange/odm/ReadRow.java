package org.rarecase.exchange.odm;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What was read of a filled form, or of a row. */
final class ReadRow {

    /** By the key of the item. */
    final Map<String, ReadItem> items = new LinkedHashMap<>();

    /** By the key of the group, then by that of the row. */
    final Map<String, Map<String, ReadRow>> groups = new LinkedHashMap<>();

    /** Groups that a rule hides. */
    final Set<String> notAsked = new HashSet<>();

    Map<String, ReadRow> rows(String group) {
        return groups.computeIfAbsent(group, it -> new LinkedHashMap<>());
    }
}
