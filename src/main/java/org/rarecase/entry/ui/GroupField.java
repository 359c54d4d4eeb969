package org.rarecase.entry.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.entry.Finding;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Severity;
import org.rarecase.ui.ConfirmDialog;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;

/** A repeating group: its rows as compact cards or as lines of a table, to be added and removed. */
final class GroupField extends Div {

    private final EntryForm form;
    private final ItemPath path;
    private final Item.Group item;
    private final String label;
    private final Div rows = new Div();
    private final Paragraph nothing = new Paragraph(t("None entered."));
    private final Paragraph problems = new Paragraph();
    private final Map<String, GroupRow> shown = new LinkedHashMap<>();
    private final @Nullable TableLayout table;
    private final @Nullable Button add;
    private final @Nullable Button paste;

    GroupField(EntryForm form, ItemPath path, Item.Group item) {
        this.form = form;
        this.path = path;
        this.item = item;
        this.label = item.label().in(form.locale());
        addClassNames("rc-item", "rc-group", "rc-item-wide");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("data-path", path.toString());
        H4 title = FormText.show(new H4(), item.label());
        title.setId("group-" + form.answers().place(path).instanceId() + "-" + path);
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
        table = item.table() ? new TableLayout(item) : null;
        if (table != null) {
            table.applyTo(this, rows);
        }
        add(rows, nothing, problems);
        if (form.settings().readOnly()) {
            add = null;
            paste = null;
        } else {
            // In a row there may be several, one below the other.
            String text = path.enclosingRow() == null ? t("Add") : t("Add: {0}", label);
            add = new Button(text, Icons.decorative(VaadinIcon.PLUS), this::addRow);
            add.addClassName("rc-group-add");
            add.setAriaLabel(t("Add: {0}", label));
            paste = pasteButton();
            Div buttons = new Div(add);
            buttons.addClassName("rc-group-buttons");
            if (paste != null) {
                buttons.add(paste);
            }
            add(buttons);
        }
    }

    /** In a row of another group there is little room, and seldom a table. */
    private @Nullable Button pasteButton() {
        if (path.enclosingRow() != null || item.items().stream().noneMatch(PastedCell::canRead)) {
            return null;
        }
        Button button = new Button(t("Paste table"), Icons.decorative(VaadinIcon.PASTE), click -> paste(""));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(t("Paste table: {0}", label));
        getElement().setAttribute("data-pastes", "");
        getElement()
                .addEventListener(
                        "rc-paste",
                        pasted ->
                                paste(pasted.getEventData().get("event.detail").asString("")))
                .addEventData("event.detail");
        return button;
    }

    private void paste(String text) {
        new PasteDialog(item, room(), form.settings().tumourType(), pasted -> {
                    form.answers().addRows(path, item, pasted.subList(0, Math.min(pasted.size(), room())));
                    syncRows();
                    refresh();
                })
                .with(text)
                .open();
    }

    private int room() {
        int most = item.maxRows() == null ? AnswerLimits.ROWS : Math.min(item.maxRows(), AnswerLimits.ROWS);
        return Math.max(0, most - form.answers().rows(path).size());
    }

    private void addRow(ClickEvent<Button> click) {
        if (click.getClickCount() > 1) {
            // Whoever clicks twice means one row.
            return;
        }
        ItemPath row = path.toRow(RowKeys.next(form.answers().rows(path)));
        form.answers().addedRow(row, item);
        syncRows();
        refresh();
        requireNonNull(shown.get(row.row())).focus();
    }

    /** Brings the rows shown in line with those there are, without touching those that stay. */
    void syncRows() {
        Set<String> wanted = new LinkedHashSet<>(form.answers().rows(path));
        for (String key : List.copyOf(shown.keySet())) {
            if (!wanted.contains(key)) {
                GroupRow gone = shown.remove(key);
                gone.forget();
                rows.remove(gone);
            }
        }
        for (String key : wanted) {
            GroupRow row = shown.get(key);
            if (row == null) {
                row = new GroupRow(form, path.toRow(key), item, () -> remove(key));
                shown.put(key, row);
                rows.add(row);
            }
            row.syncRows();
        }
        boolean fewest = item.minRows() != null && shown.size() <= item.minRows();
        int number = 1;
        for (GroupRow row : shown.values()) {
            row.number(label, number++);
            row.permitRemoval(!fewest);
        }
    }

    private void remove(String key) {
        ItemPath row = path.toRow(key);
        List<String> marked = form.marksIn(row);
        if (form.answers().isEmpty(row) && marked.isEmpty()) {
            form.answers().removedRow(row);
            return;
        }
        String consequence = t("Its answers leave the form. What they were stays in the audit trail.");
        new ConfirmDialog(
                        t("Remove this entry?"),
                        marked.isEmpty()
                                ? consequence
                                : consequence + " "
                                        + t(
                                                "Removing it settles nothing of what is marked here: {0}.",
                                                String.join("; ", marked)),
                        t("Remove"),
                        () -> form.answers().removedRow(row))
                .open();
    }

    void refresh() {
        setVisible(form.answers().isAsked(path));
        shown.values().forEach(GroupRow::refresh);
        setClassName("rc-item-required", form.answers().isRequired(path));
        setClassName("rc-group-empty", shown.isEmpty());
        nothing.setVisible(shown.isEmpty());
        showColumns();
        if (add != null) {
            add.setVisible(room() > 0);
        }
        if (paste != null) {
            paste.setVisible(room() > 0);
        }
        // Where Alt+N stops, see case-page.js.
        setClassName(
                "rc-group-open",
                form.answers().findings(path).stream().anyMatch(finding -> finding.severity() == Severity.ERROR));
        List<String> messages = form.answers().findings(path).stream()
                .filter(finding -> form.settings().showMissing() || !finding.isMissing())
                .map(Finding::message)
                .map(text -> text.in(form.locale()))
                .toList();
        problems.setText(String.join(" ", messages));
        problems.setVisible(!messages.isEmpty());
    }

    /** A column of a table is there where its item is asked in any row. */
    void showColumns() {
        if (table != null) {
            table.show(inner -> shown.keySet().stream()
                    .anyMatch(row -> form.answers().isAsked(path.toRow(row).toItem(inner.key()))));
        }
    }

    /** Takes the fields of all rows out of the form. */
    void forget() {
        shown.values().forEach(GroupRow::forget);
    }

    boolean focus(@Nullable String row) {
        if (!isVisible()) {
            return false;
        }
        GroupRow wanted = row == null ? null : shown.get(row);
        if (wanted != null) {
            return wanted.focus();
        }
        if (!shown.isEmpty()) {
            return shown.values().iterator().next().focus();
        }
        if (add == null) {
            scrollIntoView();
        } else {
            add.focus();
        }
        return true;
    }
}
