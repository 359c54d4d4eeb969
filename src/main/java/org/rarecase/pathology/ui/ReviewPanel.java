package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.pathology.PathologyReview;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Tone;
import org.springframework.stereotype.Component;

/** The central review of a case, and after sign-off the local and the central diagnosis side by side. */
@Component
class ReviewPanel implements CasePageExtension {

    private final Reviews reviews;
    private final CodedVerdicts coded;
    private final Accounts accounts;
    private final Clock clock;

    ReviewPanel(Reviews reviews, CodedVerdicts coded, Accounts accounts, Clock clock) {
        this.reviews = reviews;
        this.coded = coded;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<CasePanel> panel(CaseContext context) {
        return Optional.of(new CasePanel("review", t("Review"), 50, () -> {
            CaseReview review = new CaseReview(reviews.ofCase(context.visibleCase()), coded, accounts, context, clock);
            return () -> review;
        }));
    }

    static Badge badge(PathologyReview review) {
        Verdict verdict = review.verdict();
        if (verdict == null) {
            return new Badge(review.state().label(), Tone.NEUTRAL);
        }
        return new Badge(verdict.label(), verdict.tone());
    }
}
