package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.LocalAgreement;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Tone;

/** What the readers of a case agreed on, in its latest version. */
final class AgreedSummary extends Div {

    AgreedSummary(
            AgreedDiagnosis latest, List<AgreedDiagnosis> versions, ReviewServices services, CaseContext context) {
        addClassName("rc-review-agreed");
        LocalAgreement agreement = latest.agreement();
        Verdict verdict = agreement.confirmed();
        Div head = new Div(
                new H3(t("Agreed diagnosis")),
                verdict == null
                        ? new Badge(t("To be compared"), Tone.INFO)
                        : new Badge(verdict.label(), verdict.tone()));
        head.addClassName("rc-step-heading");
        add(head, new Paragraph(AgreedWords.of(latest.content(), services.forms())));
        add(new Paragraph(t("{0}, version {1}", latest.basis().label(), latest.version())));
        if (latest.dissent() != null) {
            add(new Paragraph(t("Dissent: {0}", latest.dissent())));
        }
        if (agreement.relevance() != null) {
            add(new Paragraph(
                    t("Relevant to treatment: {0}", agreement.relevance().label())));
        }
        if (services.amendments().mayAmend(latest, versions)) {
            add(new Button(
                    t("Amend the agreed diagnosis"),
                    click -> new AmendDialog(
                                    t("Amend the agreed diagnosis"),
                                    t(
                                            "The version before stays readable. The new one is compared with the local diagnosis,"
                                                    + " and the site is told."),
                                    latest.content(),
                                    services.forms(),
                                    (content, reason) -> {
                                        services.amendments()
                                                .amendAgreed(latest.reviewId(), content, latest.dissent(), reason);
                                        context.refresh();
                                    })
                            .open()));
        }
    }
}
