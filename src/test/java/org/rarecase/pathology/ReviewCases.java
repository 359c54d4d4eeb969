package org.rarecase.pathology;

import java.util.Map;
import org.rarecase.Cases;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.Signer;

/** Cases under review, which is asked for as a process would. */
class ReviewCases extends Cases {

    private final ReviewReadings readings;
    private final Signer signer;

    ReviewCases(
            Registry registry,
            Casebook casebook,
            CaseLifecycle lifecycle,
            ReviewReadings readings,
            Signatures signatures) {
        super(registry, casebook, lifecycle);
        this.readings = readings;
        this.signer = new Signer(registry, casebook, signatures);
    }

    @Override
    public void submit(CaseId id) {
        signer.sign(registry.anna(), id, null, SignatureMeaning.REVIEWED);
        super.submit(id);
    }

    private void sign(CaseId id, FormKey form, SignatureMeaning meaning) {
        String reader = registry.pathologist();
        FormInstanceId instanceId = registry.as(reader, () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().equals(form) && entry.signedOffAt() == null)
                .findFirst()
                .orElseThrow()
                .id();
        signer.sign(reader, id, instanceId, meaning);
    }

    CaseId underReview() {
        CaseId id = submitted("T03");
        registry.run(registry.coordinator(), () -> readings.openToAnybody(id, null, Map.of()));
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
        sign(id, Reviews.FORM, SignatureMeaning.PATHOLOGY_REVIEWED);
        registry.run(registry.pathologist(), () -> {
            readings.signOff(id, null, null);
            readings.openComparison(id);
        });
    }

    void assess(CaseId id, String concordance) {
        answer(id, "review-comparison", "concordance", Answer.text(concordance));
    }

    void compare(CaseId id, String concordance) {
        assess(id, concordance);
        sign(id, Reviews.COMPARISON, SignatureMeaning.REVIEW_COMPARED);
        registry.run(registry.pathologist(), () -> readings.signOffComparison(id));
    }
}
