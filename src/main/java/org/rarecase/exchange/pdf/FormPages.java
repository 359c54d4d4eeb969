package org.rarecase.exchange.pdf;

import static org.rarecase.shared.Messages.t;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.form.Item;
import org.rarecase.form.Section;
import org.rarecase.ui.FormText;
import org.rarecase.ui.RelativeTime;

/** A filled form: each item with its answer, or why there is none, and who changed it after it was submitted. */
final class FormPages {

    /** With more a column would be too narrow to be read; then each row is a list. */
    private static final int MOST_COLUMNS = 5;

    private static final int WIDTH = 178;

    private final Page page;
    private final Places places;
    private final People people;
    private final Changes changes;

    FormPages(Page page, Places places, People people, Changes changes) {
        this.page = page;
        this.places = places;
        this.people = people;
        this.changes = changes;
    }

    void write(FormFact form) {
        page.title(places.title(form));
        if (form.visit() != null) {
            page.small(words(form.visit()));
        }
        if (form.inactive()) {
            page.small(t("Kept, and not part of the case any more."));
        }
        for (Section section : form.form().sections()) {
            page.heading(FormText.plain(section.title()));
            items(form, section.items(), form.items());
        }
    }

    private static String words(Visit visit) {
        String state = switch (visit.state()) {
            case OPEN -> t("not submitted yet");
            case HANDED_IN -> t("submitted");
            case MISSED -> t("missed");
            case WITHDRAWN -> t("withdrawn");
        };
        String due = visit.dueOn() == null ? state : t("{0}, due on {1}", state, RelativeTime.day(visit.dueOn()));
        return visit.note() == null ? due : due + ": " + visit.note();
    }

    private void items(FormFact form, List<Item> items, Map<String, Fact> facts) {
        for (Item item : items) {
            Fact fact = Objects.requireNonNull(facts.get(item.key()));
            if (fact instanceof Fact.Rows rows) {
                group(form, rows);
            } else if (fact instanceof Fact.Single single) {
                page.line(
                        () -> page.text(FormText.plain(item.label())),
                        () -> answer(form, single),
                        AnswerText.print(item, single.value()).length());
            }
        }
    }

    private void answer(FormFact form, Fact.Single single) {
        if (single.why() != null) {
            page.aside(AnswerText.why(single.why()));
        } else {
            page.text(AnswerText.print(single.item(), single.value()));
        }
        if (single.answer() instanceof Answer.Overridden overridden) {
            page.small(t("In place of the calculated value: {0}", overridden.reason()));
        }
        changes.of(form, single).ifPresent(change -> page.small("◆ " + words(change)));
    }

    private String words(CaseHistory.Step change) {
        String changed = t("Changed after submission, by {0}, {1}", people.name(change.by()), Page.at(change.at()));
        return change.reason() == null ? changed : changed + ": " + change.reason();
    }

    private void group(FormFact form, Fact.Rows rows) {
        String label = FormText.plain(rows.item().label());
        page.subheading(label);
        List<Item> items = rows.item().items();
        if (rows.why() != null) {
            page.aside(AnswerText.why(rows.why()));
        } else if (items.size() <= MOST_COLUMNS && items.stream().noneMatch(Item::isGroup)) {
            table(form, rows, items);
        } else {
            int number = 1;
            for (Fact.Row row : rows.rows()) {
                page.subheading(label + " " + number++);
                items(form, items, row.items());
            }
        }
    }

    private void table(FormFact form, Fact.Rows rows, List<Item> items) {
        String[] widths = new String[items.size()];
        Arrays.fill(widths, WIDTH / items.size() + "mm");
        page.table(
                widths,
                () -> page.row(items.stream()
                        .<Runnable>map(item -> () -> page.text(FormText.plain(item.label())))
                        .toArray(Runnable[]::new)),
                () -> rows.rows()
                        .forEach(row -> page.row(items.stream()
                                .<Runnable>map(item -> () -> answer(form, (Fact.Single)
                                        Objects.requireNonNull(row.items().get(item.key()))))
                                .toArray(Runnable[]::new))));
    }
}
