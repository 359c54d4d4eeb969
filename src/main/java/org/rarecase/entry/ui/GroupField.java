package org.rarecase.entry.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Finding;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.ConfirmDialog;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;

/** A repeating group: its rows as compact cards, to be added and removed. */
final class GroupField extends Div {

    private final EntryForm form;
    private final Item item;
    private final String label;
    private final Div rows = new Div();
    private final Paragraph nothing = new Paragraph(t("None entered."));
    private final Paragraph problems = new Paragraph();
    private final Map<String, Row> shown = new LinkedHashMap<>();
    private final @Nullable Button add;

    private record Row(Div card, Span number, List<ItemPath> paths) {}

    GroupField(EntryForm form, Item item) {
        this.form = form;
        this.item = item;
        this.label = item.label().in(form.locale());
        addClassNames("rc-item", "rc-group", "rc-item-wide");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("data-path", item.key());
        H4 title = FormText.show(new H4(), item.label());
        title.setId("group-" + form.place(ItemPath.of(item.key())).entryId() + "-" + item.key());
        getElement().setAttribute("aria-labelledby", title.getId().orElseThrow());
        rows.addClassName("rc-group-rows");
        nothing.addClassName("rc-group-nothing");
        problems.addClassName("rc-group-problems");
        add(title);
        if (!item.help().isEmpty()) {
            Paragraph help = FormText.show(new Paragraph(), item.help());
            help.addClassName("rc-group-help");
            add(help);
        }
        add(rows, nothing, problems);
        if (form.settings().readOnly()) {
            add = null;
        } else {
            add = new Button(t("Add"), Icons.decorative(VaadinIcon.PLUS), click -> addRow());
            add.addClassName("rc-group-add");
            add.setAriaLabel(t("Add: {0}", label));
            add(add);
        }
    }

    private void addRow() {
        String key = RowKeys.next(form.rows(item.key()));
        form.addedRow(inRow(key, item.items().getFirst()));
        syncRows();
        refresh();
        form.focus(inRow(key, item.items().getFirst()));
    }

    private ItemPath inRow(String key, Item inner) {
        return ItemPath.inRow(item.key(), key, inner.key());
    }

    /** Brings the cards in line with the rows there are, without touching those that stay. */
    void syncRows() {
        Set<String> wanted = new LinkedHashSet<>(form.rows(item.key()));
        for (String key : List.copyOf(shown.keySet())) {
            if (!wanted.contains(key)) {
                Row gone = shown.remove(key);
                gone.paths().forEach(form::removeField);
                rows.remove(gone.card());
            }
        }
        for (String key : wanted) {
            if (!shown.containsKey(key)) {
                Row row = row(key);
                shown.put(key, row);
                rows.add(row.card());
                row.paths().forEach(path -> form.field(path).ifPresent(ItemField::refresh));
            }
        }
        int number = 1;
        for (Row row : shown.values()) {
            row.number().setText(Integer.toString(number));
            row.card().getElement().setAttribute("aria-label", label + " " + number);
            number++;
        }
    }

    private Row row(String key) {
        Div card = new Div();
        card.addClassName("rc-group-row");
        card.getElement().setAttribute("role", "group");
        card.getElement()
                .setAttribute("data-path", ItemPath.row(item.key(), key).toString());
        Span number = new Span();
        number.addClassName("rc-group-number");
        card.add(number);
        Div grid = new Div();
        grid.addClassName("rc-group-grid");
        List<ItemPath> paths = new ArrayList<>();
        item.items().forEach(inner -> {
            ItemPath path = inRow(key, inner);
            paths.add(path);
            grid.add(form.addField(path, inner));
        });
        card.add(grid);
        if (!form.settings().readOnly()) {
            Button remove = Icons.button(VaadinIcon.TRASH, t("Remove from {0}", label));
            remove.addClassName("rc-group-remove");
            remove.addClickListener(click -> remove(key));
            card.add(remove);
        }
        return new Row(card, number, paths);
    }

    private void remove(String key) {
        ItemPath row = ItemPath.row(item.key(), key);
        boolean empty = item.items().stream()
                .allMatch(inner -> form.answer(inRow(key, inner)).isBlank());
        if (empty) {
            form.removedRow(row);
            return;
        }
        new ConfirmDialog(
                        t("Remove this entry?"),
                        t("Its answers leave the form. What they were stays in the audit trail."),
                        t("Remove"),
                        () -> form.removedRow(row))
                .open();
    }

    void refresh() {
        ItemPath path = ItemPath.of(item.key());
        setVisible(form.isAsked(path));
        shown.values()
                .forEach(row -> row.paths().forEach(inner -> form.field(inner).ifPresent(ItemField::refresh)));
        boolean required = form.isRequired(path);
        setClassName("rc-item-required", required);
        nothing.setVisible(shown.isEmpty());
        if (add != null) {
            add.setVisible(item.maxRows() == null || shown.size() < item.maxRows());
        }
        List<String> messages = form.findings(path).stream()
                .filter(finding -> form.settings().showMissing() || !finding.isMissing())
                .map(Finding::message)
                .map(text -> text.in(form.locale()))
                .toList();
        problems.setText(String.join(" ", messages));
        problems.setVisible(!messages.isEmpty());
    }

    boolean focus(@Nullable String row) {
        if (!isVisible()) {
            return false;
        }
        Row card = row == null ? null : shown.get(row);
        if (card != null) {
            return card.paths().stream().anyMatch(form::focus);
        }
        if (!shown.isEmpty()) {
            return shown.values().iterator().next().paths().stream().anyMatch(form::focus);
        }
        if (add == null) {
            scrollIntoView();
        } else {
            add.focus();
        }
        return true;
    }
}
