package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.imports.Import;
import org.rarecase.exchange.load.Choices;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadCounts;
import org.rarecase.exchange.load.LoadOutcome;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.RefusalLine;

/** What an import would do; a person chooses what becomes of values that differ, and confirms it with a reason. */
final class ImportPreview extends Composite<Div> {

    private final transient ImportServices services;
    private final transient ImportSteps steps;
    private final transient List<Differences> possible;
    private final long id;
    private final Div confirmation = new Div();
    private final TextArea reason = new TextArea(t("Reason"));
    private transient Import file;

    ImportPreview(ImportServices services, ImportSteps steps, Import file) {
        this.services = services;
        this.steps = steps;
        this.file = file;
        this.id = file.id();
        this.possible = services.imports().possible();
        LoadCounts counts = Objects.requireNonNull(file.check()).counts();
        LimitedText.check(reason, TextLimit.REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(t("Stays in the audit trail of each case. Name no patient."));
        confirmation.addClassNames("rc-card", "rc-form");
        Div top = ImportSteps.card(new H2(t("What the import would do")), new Paragraph(summary(counts)));
        if (counts.different() > 0) {
            top.add(forAll());
        }
        getContent().addClassName("rc-import-preview");
        getContent().add(top, new ImportOutcomes(services, id, counts, this::choice), confirmation);
        showConfirmation();
    }

    private static String summary(LoadCounts counts) {
        String cases = t(
                "Cases in the file: {0}, of which {1} are not here yet.",
                Messages.number(counts.cases()), Messages.number(counts.added()));
        return counts.changesNothing() ? cases + " " + t("No value changes.") : cases;
    }

    private RadioButtonGroup<Differences> forAll() {
        RadioButtonGroup<Differences> all = new RadioButtonGroup<>(t("Where the file has another value than here"));
        all.setItems(possible);
        all.setItemLabelGenerator(ImportTexts::of);
        all.setValue(file.choices().all());
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                steps.carryOut(() -> services.imports().choose(id, change.getValue()));
            }
        });
        return all;
    }

    /** For a single value that differs, where the choice makes a difference. */
    private @Nullable Component choice(LoadOutcome outcome) {
        boolean open = outcome.kind() == LoadOutcome.Kind.DIFFERENT
                && (possible.contains(Differences.ASK) || outcome.why().isEmpty());
        if (!open) {
            return null;
        }
        Select<Differences> select = new Select<>();
        select.setItems(possible);
        select.setItemLabelGenerator(each -> each == null ? "" : ImportTexts.of(each));
        select.setValue(file.choices()
                .single()
                .getOrDefault(
                        Choices.place(outcome.subject(), outcome.form(), outcome.path()),
                        file.choices().all()));
        select.setAriaLabel(t("For {0}, {1}", outcome.subject(), ImportTexts.item(services.forms(), outcome)));
        RefusalLine refused = new RefusalLine();
        select.addValueChangeListener(change -> {
            if (change.isFromClient()
                    && refused.permits(() -> services.imports().choose(id, outcome, change.getValue()))) {
                file = services.imports().find(id);
                showConfirmation();
            }
        });
        return new Div(select, refused);
    }

    private void showConfirmation() {
        confirmation.removeAll();
        if (file.isAsChecked()) {
            RefusalLine refused = new RefusalLine();
            Button apply = new Button(t("Import"), click -> {
                if (refused.permits(() -> services.imports().confirm(id, reason.getValue()))) {
                    steps.refresh();
                }
            });
            apply.addThemeVariants(ButtonVariant.PRIMARY);
            confirmation.add(
                    new H2(t("Confirm")),
                    new Paragraph(t("What is new is stored, refused items stay out. All of it happens, or nothing.")),
                    reason,
                    refused,
                    ImportSteps.actions(apply, again(false), steps.cancel()));
        } else {
            confirmation.add(
                    new H2(t("Check again")),
                    new Paragraph(
                            t(
                                    "What becomes of values that differ was changed. What follows from that is found out before you confirm it.")),
                    ImportSteps.actions(again(true), steps.cancel()));
        }
    }

    private Button again(boolean first) {
        Button again = new Button(
                t("Check again"),
                click -> steps.carryOut(() -> services.imports().check(id)));
        if (first) {
            again.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return again;
    }
}
