package org.rarecase.exchange.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of an export: of the cases, of the visits, of a form or of a group in a form.
 *
 * @param name {@code cases}, {@code staging}, {@code pathology.ihc}
 * @param title in English
 */
public record Table(String name, String title, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    List<@Nullable Object> cells(Line line) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(column.cell(line)));
        return cells;
    }
}
