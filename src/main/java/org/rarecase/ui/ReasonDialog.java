package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;

/**
 * Asks for a reason before something is done. It closes when the action returns; if the action is refused, it says why,
 * stays open and keeps what was typed.
 */
public final class ReasonDialog extends Dialog {

    private final TextArea reason = new TextArea(t("Reason"));
    private final Div common = new Div();
    private final Consumer<String> action;
    private final RefusalLine refused = new RefusalLine();
    private final Button dismiss = new Button(t("Cancel"), click -> close());
    private boolean required = true;

    /**
     * @param question what is about to happen, in a sentence
     * @param confirm label of the button: the verb, such as "Return to site"
     * @param action gets the reason without blanks around it; empty only if the reason is optional
     */
    public ReasonDialog(String title, String question, String confirm, Consumer<String> action) {
        this.action = action;
        setHeaderTitle(title);
        addClassName("rc-reason-dialog");
        setWidth("30rem");
        common.addClassName("rc-chips");
        reason.setWidthFull();
        reason.setMinRows(3);
        LimitedText.check(reason, TextLimit.REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(t("Stays in the audit trail. Name no patient."));
        add(new Paragraph(question), common, reason, refused);
        Button confirmButton = new Button(confirm, click -> confirm());
        confirmButton.addThemeVariants(ButtonVariant.PRIMARY);
        confirmButton.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        getFooter().add(dismiss, confirmButton);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                reason.focus();
            }
        });
    }

    /** Reasons that are often given, one click each. */
    public ReasonDialog withCommonReasons(List<String> reasons) {
        reasons.forEach(text -> {
            Button chip = new Button(text, click -> reason.setValue(text));
            chip.addClassName("rc-chip");
            common.add(chip);
        });
        return this;
    }

    /** For an action that is a cancelling itself: two buttons of that name would be mistaken for one another. */
    public ReasonDialog dismissedBy(String label) {
        dismiss.setText(label);
        return this;
    }

    public ReasonDialog optional() {
        required = false;
        reason.setRequiredIndicatorVisible(false);
        return this;
    }

    private void confirm() {
        refused.clear();
        String text = PlainText.tidy(reason.getValue());
        if (required && text.isEmpty()) {
            reason.setErrorMessage(t("Say in a few words why."));
            reason.setInvalid(true);
        }
        if (reason.isInvalid()) {
            reason.focus();
            return;
        }
        if (refused.permits(() -> action.accept(text))) {
            close();
        }
    }
}
