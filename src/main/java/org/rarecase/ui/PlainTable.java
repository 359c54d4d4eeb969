package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/**
 * Rows of a table with all the meaning of HTML, which become cards on a narrow screen. The first cell names the row;
 * a link of class {@code rc-row-link} in it makes the whole row lead there.
 */
public final class PlainTable extends Composite<Div> {

    /** A column of buttons, whose heading only screen readers say. */
    public static final String ACTIONS = "";

    private final List<String> columns;
    private final Element body = new Element("tbody");

    /** @param name what the table holds, for screen readers */
    public PlainTable(String name, String... columns) {
        this.columns = List.of(columns);
        Element head = new Element("tr");
        this.columns.forEach(column ->
                head.appendChild(new Element("th").setAttribute("scope", "col").appendChild(heading(column))));
        Element table = new Element("table");
        table.setAttribute("aria-label", name);
        table.getClassList().add("rc-table");
        table.appendChild(new Element("thead").appendChild(head), body);
        getContent().addClassName("rc-table-frame");
        getContent().getElement().appendChild(table);
    }

    private static Element heading(String column) {
        Span heading = new Span(column.equals(ACTIONS) ? t("Actions") : column);
        heading.setClassName("rc-hidden", column.equals(ACTIONS));
        return heading.getElement();
    }

    public boolean isEmpty() {
        return body.getChildCount() == 0;
    }

    public void clear() {
        body.removeAllChildren();
    }

    /** @param cells one for each column */
    public void addRow(Component... cells) {
        Element row = new Element("tr");
        row.appendChild(new Element("th").setAttribute("scope", "row").appendChild(cells[0].getElement()));
        for (int i = 1; i < cells.length; i++) {
            // On a narrow screen the name of the column stands before its value.
            row.appendChild(new Element("td")
                    .setAttribute("data-column", columns.get(i))
                    .appendChild(cells[i].getElement()));
        }
        body.appendChild(row);
    }
}
