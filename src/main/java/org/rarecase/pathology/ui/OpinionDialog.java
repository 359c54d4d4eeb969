package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiConsumer;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.RefusalLine;

/** Asks a reader what the site is to be told before the sign-off. Refused, it says why and keeps what was typed. */
final class OpinionDialog extends Dialog {

    /** @param release gets the diagnosis in words and why it cannot wait */
    OpinionDialog(BiConsumer<String, String> release) {
        setHeaderTitle(t("Provisional opinion"));
        setWidth("30rem");
        TextArea diagnosis = new TextArea(t("Diagnosis in words"));
        TextArea reason = new TextArea(t("Why it cannot wait"));
        RefusalLine refused = new RefusalLine();
        reason.setHelperText(t("Stays in the audit trail. Name no patient."));
        for (TextArea field : new TextArea[] {diagnosis, reason}) {
            field.setWidthFull();
            field.setRequiredIndicatorVisible(true);
            LimitedText.check(field, TextLimit.REASON);
        }
        VerticalLayout fields = new VerticalLayout(
                new Paragraph(
                        t("The site reads it at once, marked as provisional and by one reader. Other readers do not"
                                + " see it, and no figure counts it. Your review goes on as before.")),
                diagnosis,
                reason,
                refused);
        fields.setPadding(false);
        add(fields);
        Button confirm = new Button(t("Tell the site"), click -> {
            if (refused.permits(() -> release.accept(diagnosis.getValue(), reason.getValue()))) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
    }
}
