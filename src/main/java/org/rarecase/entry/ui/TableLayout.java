package org.rarecase.entry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rarecase.form.Item;
import org.rarecase.ui.FormText;

/**
 * The lines and columns of a group that is shown as a table. The heads are for the eye: each field keeps its own label,
 * which screen readers read and which is seen where the room is too small for columns.
 */
final class TableLayout {

    private final List<Item> columns;
    private final Map<Item, Span> heads = new LinkedHashMap<>();
    private Div rows = new Div();

    TableLayout(Item.Group group) {
        this.columns = group.items().stream().filter(item -> !item.isGroup()).toList();
    }

    void applyTo(Div group, Div rowsOfGroup) {
        rows = rowsOfGroup;
        group.addClassName("rc-group-table");
        rows.add(head());
    }

    /** Gives room to the columns that are asked in any row. */
    void show(Predicate<Item> asked) {
        heads.forEach((item, head) -> head.setVisible(asked.test(item)));
        rows.getStyle()
                .set(
                        "--rc-columns",
                        columns.stream()
                                .map(item -> asked.test(item) ? width(item) : "0")
                                .collect(Collectors.joining(" ")));
    }

    private Div head() {
        Div head = new Div();
        head.addClassName("rc-table-head");
        head.getElement().setAttribute("aria-hidden", "true");
        int column = 1;
        for (Item item : columns) {
            Span name = FormText.show(new Span(), item.label());
            name.setTitle(name.getText());
            name.setClassName("rc-table-required", item.required());
            place(column++, name);
            head.add(name);
            heads.put(item, name);
        }
        return head;
    }

    /** Keeps the column of an item that is not asked in this row free. */
    static Div cell(int column, Component field) {
        Div cell = new Div(field);
        cell.addClassName("rc-table-cell");
        cell.getElement().setAttribute("data-column", Integer.toString(column));
        place(column, cell);
        return cell;
    }

    private static void place(int column, Component component) {
        component.getStyle().set("--rc-column", Integer.toString(column));
    }

    private static String width(Item item) {
        return switch (item.type()) {
            case INTEGER, DECIMAL, TIME -> "minmax(5.5rem, 1fr)";
            case DATE -> "minmax(9.5rem, 1.2fr)";
            case QUANTITY, MEASUREMENT -> "minmax(12.5rem, 2fr)";
            case LONG_TEXT, CODE, MULTIPLE_CHOICE -> "minmax(8rem, 2.5fr)";
            default -> "minmax(7.5rem, 2fr)";
        };
    }
}
