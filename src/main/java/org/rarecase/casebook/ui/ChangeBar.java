package org.rarecase.casebook.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** Stands at the bottom while something is not saved: how much, why it failed if it did, and what can be done. */
final class ChangeBar extends Composite<Div> {

    private static final int REASON_LENGTH = 500;

    /** What the bar asks of the page. */
    interface Actions {

        /** @param reason null where none is required */
        void save(@Nullable String reason);

        void undo();
    }

    private final Span message = new Span();
    private final Span trouble = new Span();
    private final ComboBox<String> reason = new ComboBox<>(t("Reason for the change"));
    private final Button save;
    private final Button undo;
    private final Actions actions;

    ChangeBar(Actions actions) {
        this.actions = actions;
        getContent().addClassName("rc-change-bar");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", t("Changes not saved yet"));
        message.addClassName("rc-change-count");
        trouble.addClassName("rc-change-trouble");
        trouble.getElement().setAttribute("role", "alert");
        Div texts = new Div(message, trouble);
        texts.addClassName("rc-change-texts");
        reason.setItems(
                t("Corrected: typographical error"),
                t("Corrected: source document"),
                t("New information"),
                t("Answer to query"));
        reason.setAllowCustomValue(true);
        reason.setPlaceholder(t("Choose or write"));
        reason.setManualValidation(true);
        reason.addCustomValueSetListener(typed -> {
            String text = typed.getDetail().strip();
            reason.setValue(text.length() > REASON_LENGTH ? text.substring(0, REASON_LENGTH) : text);
        });
        reason.addValueChangeListener(change -> reason.setInvalid(false));
        save = new Button(t("Save"), click -> save());
        save.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        undo = new Button(t("Undo"), click -> this.actions.undo());
        undo.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        Div buttons = new Div(undo, save);
        buttons.addClassName("rc-change-buttons");
        getContent().add(texts, reason, buttons);
        setVisible(false);
    }

    private void save() {
        if (!reason.isVisible()) {
            actions.save(null);
            return;
        }
        String text = reason.getValue() == null ? "" : reason.getValue().strip();
        if (text.isEmpty()) {
            reason.setErrorMessage(t("The case was handed in: say why this changes."));
            reason.setInvalid(true);
            reason.focus();
        } else {
            actions.save(text);
        }
    }

    /**
     * @param count answers that are not stored
     * @param reasonRequired the case was handed in
     * @param problem why the last attempt failed, or empty
     */
    void show(int count, boolean reasonRequired, String problem) {
        setVisible(count > 0);
        message.setText(count == 1 ? t("1 change not saved yet") : t("{0} changes not saved yet", count));
        trouble.setText(problem);
        trouble.setVisible(!problem.isEmpty());
        getContent().setClassName("rc-change-failed", !problem.isEmpty());
        reason.setVisible(reasonRequired);
        save.setText(problem.isEmpty() ? t("Save") : t("Try again"));
        if (count == 0) {
            reason.clear();
            reason.setInvalid(false);
        }
    }
}
