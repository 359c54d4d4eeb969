package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import java.util.Optional;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Verdict;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Tone;
import org.springframework.stereotype.Component;

/** The central review of a case, and after sign-off the local and the central diagnosis side by side. */
@Component
class ReviewPanel implements CasePageExtension {

    private final ReviewServices services;

    ReviewPanel(ReviewServices services) {
        this.services = services;
    }

    @Override
    public Optional<CasePanel> panel(CaseContext context) {
        return Optional.of(new CasePanel("review", t("Review"), 50, () -> {
            CaseReview review = new CaseReview(services.reviews().ofCase(context.visibleCase()), services, context);
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
