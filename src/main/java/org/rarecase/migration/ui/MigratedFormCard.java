package org.rarecase.migration.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.FormDifference;
import org.rarecase.form.Item;
import org.rarecase.migration.MigratedForm;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.Tone;

/** What becomes of one filled form: answers that go aside or must be looked at, and what is asked in addition. */
class MigratedFormCard extends Div {

    MigratedFormCard(MigratedForm moved) {
        addClassName("rc-card");
        add(new H2(
                CaseTexts.show(new Span(), moved.before()),
                new Badge(
                        t(
                                "version {0} → {1}",
                                moved.before().form().version(),
                                moved.after().form().version()),
                        Tone.INFO)));
        add(new Paragraph(t("Answers that stay as they are: {0}", moved.kept())));
        PlainTable table = new PlainTable(t("Answers that do not stay as they are"), t("Item"), t("Value"), t("Then"));
        moved.putAside()
                .forEach(each -> table.addRow(
                        CaseVersionsView.label(each.path(), each.item()),
                        new Span(AnswerText.print(each.item(), each.answer())),
                        why(each.why())));
        moved.unfit()
                .forEach(each -> table.addRow(
                        CaseVersionsView.label(each.path(), each.item()),
                        new Span(AnswerText.print(former(moved, each), each.answer())),
                        new Div(
                                new Badge(t("Stays, to be looked at"), Tone.WARNING),
                                second(each.finding().message().in(Messages.language())))));
        if (!table.isEmpty()) {
            add(table);
        }
        FormDifference difference = moved.difference();
        addNames(t("New items"), difference.items(FormDifference.Kind.ADDED).toList());
        addNames(
                t("Changed items"),
                difference.items(FormDifference.Kind.CHANGED).toList());
        addNames(
                t("Items that are gone"),
                difference.items(FormDifference.Kind.REMOVED).toList());
    }

    /** The item as it was, which knows the label of a code that is offered no more. */
    private static Item former(MigratedForm moved, MigratedForm.Unfit unfit) {
        return moved.before().form().find(unfit.path()).orElse(unfit.item());
    }

    private static Component why(MigratedForm.Why why) {
        Badge badge = new Badge(t("Put aside"), Tone.DANGER);
        return new Div(
                badge,
                second(
                        switch (why) {
                            case GONE -> t("The version does not ask this.");
                            case OTHER_TYPE ->
                                t("The version asks this in another way, which the answer does not fit.");
                            case NOW_DERIVED -> t("The version calculates this.");
                        }));
    }

    private static Span second(String text) {
        Span line = new Span(text);
        line.addClassName("rc-second-line");
        return line;
    }

    private void addNames(String what, List<FormDifference.Part> parts) {
        if (!parts.isEmpty()) {
            Span names = new Span(names(parts));
            Span title = new Span(what + ": ");
            title.addClassName("rc-versions-what");
            add(new Paragraph(title, names));
        }
    }

    static String names(List<FormDifference.Part> parts) {
        return String.join(
                ", ",
                parts.stream().map(part -> part.label().in(Messages.language())).toList());
    }
}
