package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerLimits;
import org.rarecase.form.Item;
import org.rarecase.shared.Messages;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;

/**
 * Takes a table out of the clipboard and shows what would become of it before anything is stored. A cell that cannot be
 * read stays here as it was pasted, with a field to correct it, or the list to choose from.
 */
final class PasteDialog extends Dialog {

    private final List<Item> items;
    private final Item.Group group;
    private final int room;
    private final @Nullable TumourType tumourType;
    private final Consumer<List<Map<Item, Answer>>> taken;
    private final TextArea source = new TextArea(t("Table from a spreadsheet"));
    private final Div preview = new Div();
    private final Paragraph message = new Paragraph();
    private final Button take = new Button(t("Take over"), click -> take());
    private final List<Map<Item, Answer>> rows = new ArrayList<>();
    private final List<Input<?>> unreadable = new ArrayList<>();

    /**
     * @param room so many more rows may be added
     * @param taken gets the answers of each row, in the order of the table
     */
    PasteDialog(Item.Group group, int room, @Nullable TumourType tumourType, Consumer<List<Map<Item, Answer>>> taken) {
        this.items = group.items().stream().filter(PastedCell::canRead).toList();
        this.group = group;
        this.room = room;
        this.tumourType = tumourType;
        this.taken = taken;
        setHeaderTitle(t("Paste a table: {0}", group.label().in(Messages.language())));
        addClassName("rc-paste");
        setWidth("75rem");
        setCloseOnOutsideClick(false);
        source.setWidthFull();
        source.setMinRows(3);
        source.setMaxRows(6);
        source.setHelperText(t(
                "Copy the cells there and paste them here. Columns: {0}. A first line with these names may stand above"
                        + " them, then their order does not matter.",
                String.join(", ", items.stream().map(PasteDialog::label).toList())));
        source.setValueChangeMode(ValueChangeMode.EAGER);
        source.addValueChangeListener(change -> show());
        message.addClassName("rc-paste-message");
        message.getElement().setAttribute("role", "status");
        preview.addClassName("rc-paste-preview");
        take.addThemeVariants(ButtonVariant.PRIMARY);
        add(source, template(group), message, preview);
        getFooter().add(new Button(t("Cancel"), click -> close()), take);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                source.focus();
            }
        });
        show();
    }

    /** Shows what was pasted elsewhere. */
    PasteDialog with(String text) {
        source.setValue(text);
        return this;
    }

    private Anchor template(Item group) {
        PasteTemplate template = new PasteTemplate(items, tumourType);
        Anchor link = new Anchor(template.download(group.key()), t("Download a template with the permitted words"));
        link.addClassName("rc-paste-template");
        return link;
    }

    private static String label(Item item) {
        return FormText.plain(item.label());
    }

    private void show() {
        ClipboardTable table = ClipboardTable.of(source.getValue(), items, Messages.language());
        rows.clear();
        unreadable.clear();
        preview.removeAll();
        if (isTooLong(table)) {
            refuse(table);
            return;
        }
        if (!table.rows().isEmpty()) {
            preview.add(draw(table));
        }
        say(table);
    }

    /** What the form limits is taken over as far as it fits; what the system limits is not begun with. */
    private boolean isTooLong(ClipboardTable table) {
        boolean limitedByForm = group.maxRows() != null && group.maxRows() <= AnswerLimits.ROWS;
        int count = table.rows().size();
        return count > AnswerLimits.ROWS || count > room && !limitedByForm;
    }

    private void refuse(ClipboardTable table) {
        take.setEnabled(false);
        take.setText(t("Take over"));
        message.setText(t(
                "The table has more rows ({0}) than there is room for ({1}). Nothing was taken over; what you pasted is still here."
                        + " Paste fewer rows, or remove entries from the form first.",
                Messages.number(table.rows().size()), Messages.number(room)));
        message.setVisible(true);
    }

    private void say(ClipboardTable table) {
        int count = table.rows().size();
        take.setEnabled(!rows.isEmpty());
        take.setText(
                switch (rows.size()) {
                    case 0 -> t("Take over");
                    case 1 -> t("Take over 1 row");
                    default -> t("Take over {0} rows", rows.size());
                });
        List<String> texts = new ArrayList<>();
        if (count > rows.size()) {
            texts.add(
                    t("There is room for {0} more entries: {1} of {2} rows are taken over.", room, rows.size(), count));
        }
        if (!unreadable.isEmpty()) {
            texts.add(
                    unreadable.size() == 1
                            ? t("1 cell cannot be read. Correct or empty it below.")
                            : t("{0} cells cannot be read. Correct or empty them below.", unreadable.size()));
        }
        message.setText(String.join(" ", texts));
        message.setVisible(!texts.isEmpty());
    }

    private NativeTable draw(ClipboardTable table) {
        NativeTable drawn = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        head.add(new NativeTableHeaderCell("#"));
        table.columns().forEach(column -> head.add(head(column)));
        drawn.add(head);
        for (int i = 0; i < table.rows().size(); i++) {
            NativeTableRow line = new NativeTableRow();
            line.add(new NativeTableHeaderCell(String.valueOf(i + 1)));
            boolean fits = i < room;
            Map<Item, Answer> answers = new LinkedHashMap<>();
            for (int c = 0; c < table.columns().size(); c++) {
                Item item = table.columns().get(c).item();
                String text = table.rows().get(i).get(c);
                line.add(
                        new NativeTableCell(item == null || !fits ? new Span(text) : cell(item, text, i + 1, answers)));
                if (item == null) {
                    line.getComponentAt(c + 1).addClassName("rc-paste-left");
                }
            }
            line.setClassName("rc-paste-left", !fits);
            if (fits) {
                rows.add(answers);
            }
            drawn.add(line);
        }
        return drawn;
    }

    private static NativeTableHeaderCell head(ClipboardTable.Column column) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell();
        if (column.item() == null) {
            cell.setText(column.head().isEmpty() ? t("not taken over") : t("{0} (not taken over)", column.head()));
            cell.addClassName("rc-paste-left");
        } else {
            cell.setText(label(column.item()));
        }
        return cell;
    }

    /** The cell as it was pasted, and beside it what is taken for it; where nothing is, a field to say what is meant. */
    private Component cell(Item item, String text, int row, Map<Item, Answer> answers) {
        ParsedInput reading = PastedCell.read(item, text, tumourType);
        if (reading.answer() != null) {
            answers.put(item, reading.answer());
            String printed = new Codes(item).print(reading.answer());
            return printed.equals(text.strip()) ? new Span(printed) : beside(text, new Span(printed));
        }
        Input<?> correction = isListed(item)
                ? Inputs.of(item, tumourType, true)
                : new Input<>(new TextField(), typed -> PastedCell.read(item, typed, tumourType), answer -> text);
        String name = t("{0}, row {1}", label(item), row);
        ((HasAriaLabel) correction.component()).setAriaLabel(name);
        correction.problems(reading.problem(), List.of());
        if (!isListed(item)) {
            correction.show(Answer.BLANK);
        }
        unreadable.add(correction);
        correction.onLeft(again -> {
            unreadable.remove(correction);
            answers.remove(item);
            if (again.answer() == null) {
                unreadable.add(correction);
            } else {
                answers.put(item, again.answer());
            }
            correction.problems(again.problem(), List.of());
            say(ClipboardTable.of(source.getValue(), items, Messages.language()));
        });
        return beside(text, correction.component());
    }

    private static boolean isListed(Item item) {
        return item instanceof Item.Choice || item instanceof Item.YesNo;
    }

    private static Component beside(String pasted, Component proposal) {
        Span cell = new Span(pasted);
        cell.addClassName("rc-paste-cell");
        Span to = new Span("→");
        to.getElement().setAttribute("aria-hidden", "true");
        Div both = new Div(cell, to, proposal);
        both.addClassName("rc-paste-both");
        return both;
    }

    private void take() {
        if (!unreadable.isEmpty()) {
            unreadable.getFirst().focus();
            return;
        }
        List<Map<Item, Answer>> filled = rows.stream()
                .filter(row -> row.values().stream().anyMatch(answer -> !answer.isBlank()))
                .toList();
        close();
        taken.accept(filled);
    }
}
