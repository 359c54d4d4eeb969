package org.rarecase.pathology.ui.compare;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.RefusalLine;

/** Confirms what the codes come to, or corrects it with a reason; and whether it matters to the treatment. */
class ConfirmForm extends Div {

    /** What becomes of the answers. */
    interface Confirmed {
        void confirm(Verdict verdict, Relevance relevance, String reason);
    }

    private final RadioButtonGroup<Verdict> verdict = new RadioButtonGroup<>(t("Agreement with the local diagnosis"));
    private final RadioButtonGroup<Relevance> relevance = new RadioButtonGroup<>(t("Relevant to treatment"));
    private final TextArea reason = new TextArea(t("Why it is not as computed"));
    private final RefusalLine refused = new RefusalLine();

    ConfirmForm(AgreedDiagnosis diagnosis, Confirmed confirmed) {
        addClassName("rc-confirm");
        Verdict computed = diagnosis.agreement().computed();
        verdict.setItems(Verdict.values());
        verdict.setItemLabelGenerator(Verdict::label);
        verdict.setValue(computed);
        verdict.setRequiredIndicatorVisible(true);
        relevance.setItems(Relevance.values());
        relevance.setItemLabelGenerator(Relevance::label);
        relevance.setRequiredIndicatorVisible(true);
        reason.setVisible(false);
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(TextLimit.REASON.most());
        LimitedText.check(reason, TextLimit.REASON);
        verdict.addValueChangeListener(change -> reason.setVisible(computed != null && change.getValue() != computed));
        Button confirm = new Button(t("Confirm"), click -> confirm(confirmed));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2(t("Confirm the comparison")), verdict, reason, relevance, refused, confirm);
    }

    private void confirm(Confirmed confirmed) {
        Verdict chosen = verdict.getValue();
        Relevance matters = relevance.getValue();
        if (chosen == null) {
            refused.show(t("Say how the agreed diagnosis agrees with the local one."));
        } else if (matters == null) {
            refused.show(t("Say whether it is relevant to treatment."));
        } else {
            refused.permits(() -> confirmed.confirm(chosen, matters, reason.getValue()));
        }
    }
}
