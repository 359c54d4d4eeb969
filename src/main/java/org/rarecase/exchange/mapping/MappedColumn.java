package org.rarecase.exchange.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table and the item that it goes to.
 *
 * @param column its head
 * @param form key of the form
 * @param item key of the item, within the group if rows are those of a group
 * @param code of an item with several codes, the one of which the column says whether it was chosen; null otherwise
 * @param codes our code by what stands in the column; a person said so for each
 * @param unit of the numbers in the column, of an item with units; null otherwise
 */
public record MappedColumn(
        String column,
        String form,
        String item,
        @Nullable String code,
        Map<String, String> codes,
        @Nullable String unit) {

    public MappedColumn {
        codes = new LinkedHashMap<>(codes);
    }
}
