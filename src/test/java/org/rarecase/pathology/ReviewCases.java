package org.rarecase.pathology;

import java.util.Map;
import org.rarecase.Cases;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Answer;

/** Cases under review, which is asked for as a process would. */
class ReviewCases extends Cases {

    private final ReviewReadings readings;

    ReviewCases(Registry registry, Casebook casebook, CaseLifecycle lifecycle, ReviewReadings readings) {
        super(registry, casebook, lifecycle);
        this.readings = readings;
    }

    CaseId underReview() {
        CaseId id = submitted("T03");
        registry.run(registry.coordinator(), () -> readings.open(id, null, Map.of()));
        return id;
    }

    /** Both forms of a reader: the own diagnosis blinded, then the comparison with that of the site. */
    void signOff(CaseId id, String concordance) {
        signOffReview(id);
        compare(id, concordance);
    }

    /** What follows it is the comparison. */
    void signOffReview(CaseId id) {
        answer(id, "central-review", "confidence", Answer.text("definite"));
        registry.run(registry.pathologist(), () -> {
            readings.signOff(id, null);
            readings.openComparison(id);
        });
    }

    void assess(CaseId id, String concordance) {
        answer(id, "review-comparison", "concordance", Answer.text(concordance));
    }

    void compare(CaseId id, String concordance) {
        assess(id, concordance);
        registry.run(registry.pathologist(), () -> readings.signOffComparison(id));
    }
}
