package org.rarecase.workflow.decision;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.KnownItem;
import org.rarecase.pathology.Reviews;
import org.rarecase.study.TumourType;
import org.springframework.stereotype.Component;

/**
 * What the table {@code review-policy} decides by. Public, since process files call it in expressions; evaluated as part
 * of a step, so nobody is blinded to the tumour type here.
 */
@Component
public class ReviewFacts {

    private static final String COVERED = "pathology-review";

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

    /** {@code null} without a diagnosis of the site. */
    public @Nullable String morphology(long caseId) {
        return answers(caseId, KnownItem.MORPHOLOGY)
                .map(Answer::print)
                .filter(code -> !code.isBlank())
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether consent covers a central review: {@code yes}, {@code no}, or {@code not-asked} where the registry's forms do
     * not ask for it. What is blank or not known is no consent.
     */
    public String consent(long caseId) {
        List<Answer> given = answers(caseId, KnownItem.CONSENT_MODULES).toList();
        if (given.isEmpty()) {
            return "not-asked";
        }
        return given.stream()
                        .anyMatch(answer -> answer instanceof Answer.Codes chosen
                                && chosen.codes().contains(COVERED))
                ? "yes"
                : "no";
    }

    public boolean isCoveredByConsent(long caseId) {
        return !consent(caseId).equals("no");
    }

    /** Whether the signed review is still to be compared with the local diagnosis. */
    public boolean isToBeCompared(long caseId) {
        return reviews.isToBeCompared(new CaseId(caseId));
    }

    /** In the forms that ask for it; none where the registry's forms do not. */
    private Stream<Answer> answers(long caseId, KnownItem item) {
        VisibleCase opened = casebook.open(new CaseId(caseId));
        return opened.entries().stream()
                .filter(entry -> entry.form().key().equals(item.form())
                        && !entry.kept()
                        && entry.form().find(item.path()).isPresent())
                .map(entry -> opened.evaluation().effective(new ItemRef(entry.id(), item.path())));
    }

    public boolean hasSignedReview(long caseId) {
        return reviews.hasSigned(new CaseId(caseId));
    }
}
