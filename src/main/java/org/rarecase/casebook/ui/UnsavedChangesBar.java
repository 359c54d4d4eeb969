package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.saving.CorrectionReasons;
import org.rarecase.form.code.Code;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.FormText;
import org.rarecase.ui.LimitedText;

/** Stands at the bottom while something is not saved: how much, why it failed if it did, and what can be done. */
final class UnsavedChangesBar extends Composite<Div> {

    /** What the bar asks of the page. */
    interface Actions {

        /** @param reason null where none is required */
        void save(@Nullable String reason);

        /** Saves, and settles with it what the corrections answer. */
        void saveAndSettle(@Nullable String reason);

        void undo();
    }

    private final Span message = new Span();
    private final Span trouble = new Span();
    private final ComboBox<Code> reason = new ComboBox<>(t("Reason for the change"));
    private final TextField details = new TextField(t("Details"));
    private final Div why;
    private final Button save;
    private final Button saveAndSettle;
    private final Button undo;
    private final Actions actions;

    /** @param reasons of a correction, in the order in which they are offered */
    UnsavedChangesBar(List<Code> reasons, Actions actions) {
        this.actions = actions;
        getContent().addClassName("rc-change-bar");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", t("Changes not saved yet"));
        message.addClassName("rc-change-count");
        trouble.addClassName("rc-change-trouble");
        trouble.getElement().setAttribute("role", "alert");
        Div texts = new Div(message, trouble);
        texts.addClassName("rc-change-texts");
        reason.setItems(reasons);
        reason.setItemLabelGenerator(code -> FormText.plain(code.label()));
        reason.setPlaceholder(t("Choose"));
        reason.setManualValidation(true);
        reason.addValueChangeListener(change -> {
            reason.setInvalid(false);
            details.setInvalid(false);
            details.setRequiredIndicatorVisible(wantsText());
        });
        reason.addCustomValueSetListener(typed -> takeWords(reasons, PlainText.tidy(typed.getDetail())));
        LimitedText.check(details, TextLimit.REASON);
        Div why = new Div(reason, details);
        why.addClassName("rc-change-why");
        this.why = why;
        save = new Button(t("Save"), click -> save(this.actions::save));
        saveAndSettle = new Button("", click -> save(this.actions::saveAndSettle));
        saveAndSettle.addThemeVariants(ButtonVariant.PRIMARY);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        undo = new Button(t("Discard"), click -> this.actions.undo());
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        Div buttons = new Div(undo, save, saveAndSettle);
        buttons.addClassName("rc-change-buttons");
        getContent().add(texts, why, buttons);
        setVisible(false);
    }

    /** Words that name no reason of the list are a reason in words, where they stay to be read and changed. */
    private void takeWords(List<Code> reasons, String words) {
        if (words.isEmpty()) {
            return;
        }
        Optional<Code> named = reasons.stream()
                .filter(code -> reason.getItemLabelGenerator().apply(code).equalsIgnoreCase(words))
                .findFirst();
        if (named.isEmpty()) {
            details.setValue(details.isEmpty() ? words : details.getValue() + "; " + words);
        }
        Optional<Code> taken = named.or(
                () -> reasons.stream().filter(CorrectionReasons::wantsText).findFirst());
        reason.setValue(taken.orElse(null));
        if (taken.isEmpty()) {
            reason.setErrorMessage(t("“{0}” is no reason of the list. Choose one; your words stand beside it.", words));
            reason.setInvalid(true);
        }
    }

    private void save(Consumer<@Nullable String> action) {
        Code chosen = reason.getValue();
        String text = PlainText.tidy(details.getValue());
        if (!why.isVisible()) {
            action.accept(null);
        } else if (chosen == null) {
            reason.setErrorMessage(t("The case was submitted: say why this changes."));
            reason.setInvalid(true);
            reason.focus();
        } else if (!details.isInvalid()) {
            action.accept(CorrectionReasons.print(chosen, text));
        }
    }

    /** Says at its place that the reason needs words. */
    void askForWords(String message) {
        details.setErrorMessage(message);
        details.setInvalid(true);
        details.focus();
    }

    private boolean wantsText() {
        return reason.getValue() != null && CorrectionReasons.wantsText(reason.getValue());
    }

    /**
     * @param count answers that are not stored
     * @param reasonRequired the case was submitted
     * @param settles what the corrections may settle in the same act, for the button; empty: nothing
     * @param problem why the last attempt failed, or empty
     */
    void show(int count, boolean reasonRequired, String settles, String problem) {
        setVisible(count > 0);
        message.setText(count == 1 ? t("1 change not saved yet") : t("{0} changes not saved yet", count));
        trouble.setText(problem);
        trouble.setVisible(!problem.isEmpty());
        getContent().setClassName("rc-change-failed", !problem.isEmpty());
        why.setVisible(reasonRequired);
        save.setText(!settles.isEmpty() ? t("Save only") : problem.isEmpty() ? t("Save") : t("Try again"));
        save.setThemeVariant(ButtonVariant.PRIMARY, settles.isEmpty());
        saveAndSettle.setText(settles);
        saveAndSettle.setVisible(!settles.isEmpty());
        if (count == 0) {
            reason.clear();
            details.clear();
            reason.setInvalid(false);
            details.setInvalid(false);
        }
    }
}
