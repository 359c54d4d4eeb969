package org.rarecase.pathology.ui.compare;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.ComparedReview;
import org.rarecase.pathology.agreed.ComparedReviews;
import org.rarecase.pathology.agreed.ReadersComparison;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RouteNumber;

/** A signed review side by side with the diagnosis of the site; here the agreed diagnosis is taken and confirmed. */
@Route("pathology/compare/:reviewId")
@PageTitle("Compare")
@RolesAllowed({"PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class CompareView extends Div implements BeforeEnterObserver {

    private final transient ComparedReviews reviews;
    private final transient AgreedDiagnoses agreed;
    private final transient ReadersComparison readers;
    private final transient Accounts accounts;

    CompareView(ComparedReviews reviews, AgreedDiagnoses agreed, ReadersComparison readers, Accounts accounts) {
        this.reviews = reviews;
        this.agreed = agreed;
        this.readers = readers;
        this.accounts = accounts;
        addClassNames("rc-page", "rc-comparison");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(RouteNumber.of(event, "reviewId"));
    }

    private void show(long reviewId) {
        removeAll();
        ComparedReview shown = reviews.open(reviewId);
        Anchor toCase = new Anchor(CaseNavigation.address(shown.review().caseId()), t("Open the case"));
        add(
                new PageHeader(t("Compare {0}", shown.caseSummary().number()))
                        .withSubtitle(shown.review().occasion().label())
                        .withActions(toCase),
                new ComparisonTable(shown, accounts));
        if (shown.readers().size() > 1) {
            add(new Paragraph(ComparisonSentences.betweenReaders(shown.between())));
        }
        if (shown.diagnosis() != null) {
            add(new Paragraph(ComparisonSentences.withLocal(shown.diagnosis())));
        }
        switch (shown.step()) {
            case CHOOSE -> offerDiagnoses(shown);
            case CONFIRM ->
                add(new ConfirmForm(Objects.requireNonNull(shown.diagnosis()), (verdict, relevance, reason) -> {
                    agreed.confirm(reviewId, verdict, relevance, reason);
                    Notices.success(t("The comparison is confirmed."));
                    show(reviewId);
                }));
            case NONE -> sayWhatFollows(shown);
        }
    }

    private void offerDiagnoses(ComparedReview shown) {
        add(new Paragraph(
                t("The readers differ. Take the diagnosis of one of them; those of the others stay on record.")));
        Div choices = new Div();
        choices.addClassName("rc-step-outcomes");
        int seat = 1;
        for (ComparedReview.Column reader : shown.readers()) {
            String label = t("Take the diagnosis of reader {0}", seat++);
            choices.add(new Button(
                    label,
                    click -> new ReasonDialog(label, t("It becomes the agreed diagnosis."), label, reason -> {
                                readers.choose(shown.review().id(), reader.readingId(), reason);
                                Notices.success(t("The diagnosis is taken."));
                                show(shown.review().id());
                            })
                            .open()));
        }
        add(choices);
    }

    private void sayWhatFollows(ComparedReview shown) {
        if (shown.diagnosis() == null) {
            add(new Paragraph(t("No agreed diagnosis is stated yet.")));
        } else if (!shown.diagnosis().agreement().isConfirmed()) {
            add(new Paragraph(t("It is not confirmed yet how the agreed diagnosis agrees with the local one.")));
        }
    }
}
