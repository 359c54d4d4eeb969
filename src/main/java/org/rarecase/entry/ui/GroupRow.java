package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.Icons;

/** One row of a group with its fields, and with the groups that stand in it. */
final class GroupRow extends Div {

    private final EntryForm form;
    private final Span number = new Span();
    private final List<ItemPath> fields = new ArrayList<>();
    private final List<ItemPath> groups = new ArrayList<>();
    private final @Nullable Button remove;

    GroupRow(EntryForm form, ItemPath row, Item.Group group, Runnable removal) {
        this.form = form;
        addClassName("rc-group-row");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("data-path", row.toString());
        number.addClassName("rc-group-number");
        add(number);
        Div grid = new Div();
        grid.addClassName("rc-group-grid");
        Div inner = new Div();
        inner.addClassName("rc-group-inner");
        int column = 1;
        for (Item item : group.items()) {
            ItemPath path = row.toItem(item.key());
            if (item instanceof Item.Group within) {
                groups.add(path);
                (group.table() ? inner : grid).add(form.fields().addGroup(path, within));
            } else {
                fields.add(path);
                Component field = form.fields().addField(path, item, group.table());
                grid.add(group.table() ? TableLayout.cell(column++, field) : field);
            }
        }
        add(grid);
        if (form.settings().readOnly()) {
            remove = null;
        } else {
            remove = Icons.button(
                    VaadinIcon.TRASH, t("Remove from {0}", group.label().in(form.locale())));
            remove.addClassName("rc-group-remove");
            remove.addClickListener(click -> removal.run());
            add(remove);
        }
        if (inner.getComponentCount() > 0) {
            add(inner);
        }
    }

    void number(String label, int position) {
        number.setText(Integer.toString(position));
        getElement().setAttribute("aria-label", label + " " + position);
    }

    void permitRemoval(boolean permitted) {
        if (remove != null) {
            remove.setEnabled(permitted);
        }
    }

    void syncRows() {
        groups.forEach(path -> form.fields().group(path).ifPresent(GroupField::syncRows));
    }

    void refresh() {
        fields.forEach(path -> form.fields().field(path).ifPresent(ItemField::refresh));
        groups.forEach(path -> form.fields().group(path).ifPresent(GroupField::refresh));
    }

    /** Takes its fields out of the form. */
    void forget() {
        fields.forEach(form.fields()::removeField);
        groups.forEach(form.fields()::removeGroup);
    }

    boolean focus() {
        return fields.stream().anyMatch(form.fields()::focus) || groups.stream().anyMatch(form.fields()::focus);
    }
}
