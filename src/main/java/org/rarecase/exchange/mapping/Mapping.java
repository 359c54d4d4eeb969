package org.rarecase.exchange.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.NullFlavour;

/**
 * How the columns of a table become items.
 *
 * @param entry what a row of the table is
 * @param subjectColumn the column that says of which case a row is
 * @param subjects case numbers by what stands in that column; empty where case numbers stand in it
 * @param versions of each form that columns go to
 * @param group {@code form.group} or {@code form.group.group} whose row a row is; null otherwise
 * @param keyColumn the ordinal of the form or the key of the row; null where they are counted as they come
 * @param columns those that are taken
 * @param missing texts that stand for no value, in all columns
 */
public record Mapping(
        Entry entry,
        String subjectColumn,
        Map<String, String> subjects,
        Map<String, Integer> versions,
        @Nullable String group,
        @Nullable String keyColumn,
        List<MappedColumn> columns,
        Map<String, NullFlavour> missing) {

    /** What a row of the table is. */
    public enum Entry {
        /** A case, or what it has once. */
        CASE,
        /** One filling of a form that a case may have several times. */
        FORM,
        /** A row of a group. */
        ROW
    }

    public Mapping {
        subjects = new LinkedHashMap<>(subjects);
        versions = new LinkedHashMap<>(versions);
        columns = List.copyOf(columns);
        missing = new LinkedHashMap<>(missing);
    }
}
