package org.rarecase.workflow;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.pathology.Reviews;
import org.rarecase.study.TumourType;
import org.springframework.stereotype.Component;

/**
 * What the table {@code review-policy} decides by. Public, since process files call it in expressions; evaluated as part
 * of a step, so nobody is blinded to the tumour type here.
 */
@Component
public class ReviewFacts {

    private final Casebook casebook;
    private final Reviews reviews;

    ReviewFacts(Casebook casebook, Reviews reviews) {
        this.casebook = casebook;
        this.reviews = reviews;
    }

    public @Nullable String tumourType(long caseId) {
        TumourType type = casebook.record(new CaseId(caseId)).tumourType();
        return type == null ? null : type.code();
    }

    public boolean hasSignedReview(long caseId) {
        return reviews.hasSigned(new CaseId(caseId));
    }
}
