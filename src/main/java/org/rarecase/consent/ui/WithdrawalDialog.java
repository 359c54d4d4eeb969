package org.rarecase.consent.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.Language;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.Selects;

/** Asks when, who and how far, and says what follows. Stays open with what was entered if it is refused. */
public final class WithdrawalDialog extends Dialog {

    private final DatePicker on = new DatePicker(t("Withdrawn on"));
    private final Select<Withdrawal.By> by = new Select<>();
    private final RadioButtonGroup<Withdrawal.Scope> scope = new RadioButtonGroup<>(t("What was withdrawn"));
    private final TextArea note = new TextArea(t("Note"));
    private final Consumer<Withdrawal> record;

    /**
     * @param possible those that reach further than what is in force
     * @param last day that may be chosen
     */
    public WithdrawalDialog(
            String caseNumber,
            List<Withdrawal.Scope> possible,
            LocalDate today,
            LocalDate last,
            Consumer<Withdrawal> record) {
        this.record = record;
        setHeaderTitle(t("Withdrawal of consent to {0}", caseNumber));
        setWidth("34rem");
        Language.prepare(on);
        on.setMax(last);
        on.setValue(today);
        require(on, t("Give the day on which it was said."));
        by.setLabel(t("Withdrawn by"));
        by.setItems(Withdrawal.By.values());
        by.setItemLabelGenerator(WithdrawalTexts::by);
        require(by, t("Choose who said it."));
        scope.setItems(possible);
        scope.setRenderer(new ComponentRenderer<>(WithdrawalDialog::choice));
        require(scope, t("Choose the scope."));
        note.setWidthFull();
        note.setMinRows(2);
        LimitedText.check(note, TextLimit.REASON);
        note.setHelperText(t("For example how it was said. Name no patient."));
        Div fields = new Div(
                new Paragraph(t("Everything stops at once: open steps, queries, reviews and deadlines of this case end,"
                        + " and nobody can change it any more. Only a coordinator can take it back."
                        + " Nobody can once the data are erased.")),
                on,
                by,
                scope,
                note);
        fields.addClassName("rc-dialog-fields");
        add(fields);
        Button confirm = new Button(t("Record withdrawal"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
    }

    private static Div choice(Withdrawal.Scope scope) {
        Span what = new Span(WithdrawalTexts.consequence(scope));
        what.addClassName("rc-quiet");
        Div choice = new Div(new Span(WithdrawalTexts.scope(scope)), what);
        choice.addClassName("rc-withdrawal-scope");
        return choice;
    }

    private static <C extends HasValue<?, ?> & HasValidation> void require(C field, String message) {
        if (field instanceof Select<?> select) {
            Selects.require(select);
        } else {
            field.setRequiredIndicatorVisible(true);
        }
        field.setManualValidation(true);
        field.setErrorMessage(message);
        field.addValueChangeListener(change -> field.setInvalid(false));
    }

    private void confirm() {
        boolean complete = check(on) & check(by) & check(scope);
        if (complete) {
            record.accept(new Withdrawal(scope.getValue(), on.getValue(), by.getValue(), note.getValue()));
            close();
        }
    }

    private static <C extends HasValue<?, ?> & HasValidation> boolean check(C field) {
        field.setInvalid(field.isEmpty());
        return !field.isEmpty();
    }
}
