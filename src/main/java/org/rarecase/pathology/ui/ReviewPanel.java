package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewReadings;
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
    private final ReviewReadings readings;
    private final CodedVerdicts coded;
    private final Accounts accounts;
    private final CurrentAccount current;
    private final Clock clock;

    ReviewPanel(
            Reviews reviews,
            ReviewReadings readings,
            CodedVerdicts coded,
            Accounts accounts,
            CurrentAccount current,
            Clock clock) {
        this.reviews = reviews;
        this.readings = readings;
        this.coded = coded;
        this.accounts = accounts;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public Optional<CasePanel> panel(CaseContext context) {
        return Optional.of(new CasePanel("review", t("Review"), 50, () -> {
            CaseReview review = new CaseReview(
                    reviews.ofCase(context.visibleCase()),
                    new CaseReview.Services(readings, coded, accounts, current, clock),
                    context);
            return () -> review;
        }));
    }

    static Badge badge(Reading reading) {
        Verdict verdict = reading.verdict();
        if (verdict == null) {
            return new Badge(reading.state().label(), Tone.NEUTRAL);
        }
        return new Badge(verdict.label(), verdict.tone());
    }
}
