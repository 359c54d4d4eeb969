package org.rarecase.workflow.decision;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.pathology.ReviewConsent;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.agreed.ReadersComparison;
import org.rarecase.study.TumourType;
import org.springframework.stereotype.Component;

/**
 * What the table {@code review-policy} decides by. Public, since process files call it in expressions; evaluated as part
 * of a step, so nobody is blinded to the tumour type here.
 */
@Component
public class ReviewFacts {

    private static final ItemPath LOCAL_MORPHOLOGY = ItemPath.of("morphology");

    private final Casebook casebook;
    private final Reviews reviews;
    private final ReviewReadings readings;
    private final ReadersComparison comparison;

    ReviewFacts(Casebook casebook, Reviews reviews, ReviewReadings readings, ReadersComparison comparison) {
        this.casebook = casebook;
        this.reviews = reviews;
        this.readings = readings;
        this.comparison = comparison;
    }

    public @Nullable String tumourType(long caseId) {
        TumourType type = casebook.record(new CaseId(caseId)).tumourType();
        return type == null ? null : type.code();
    }

    /** {@code null} without a diagnosis of the site. */
    public @Nullable String morphology(long caseId) {
        return ReviewConsent.answers(casebook.open(new CaseId(caseId)), KnownItem.MORPHOLOGY)
                .map(Answer::print)
                .filter(code -> !code.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** Of the first local report that says so: {@code definite}, {@code probable}, {@code descriptive}; else null. */
    public @Nullable String localCertainty(long caseId) {
        return ReviewConsent.answers(casebook.open(new CaseId(caseId)), KnownItem.LOCAL_CERTAINTY)
                .filter(Answer.Text.class::isInstance)
                .map(Answer::print)
                .findFirst()
                .orElse(null);
    }

    /** What there is to read; null, since no material is recorded yet. */
    public @Nullable String material(long caseId) {
        return null;
    }

    /**
     * Whether consent covers a central review: {@code yes}, {@code no}, or {@code not-asked} where the registry's forms do
     * not ask for it. What is blank or not known is no consent.
     */
    public String consent(long caseId) {
        return reviewConsent(caseId).code();
    }

    private ReviewConsent reviewConsent(long caseId) {
        return ReviewConsent.of(casebook.open(new CaseId(caseId)));
    }

    public boolean isCoveredByConsent(long caseId) {
        return reviewConsent(caseId) != ReviewConsent.NO;
    }

    /** The seats of a review, each of which has a reader: 1, 2, 3. */
    public List<Integer> seats(long reviewId) {
        return readings.seats(reviewId);
    }

    /** Whether the signed review is still to be compared with the local diagnosis. */
    public boolean isToBeCompared(long caseId) {
        return readings.isToBeCompared(new CaseId(caseId));
    }

    /** Whether the signed review says itself how it agrees with the local diagnosis, as older forms did, or not. */
    public boolean statesNoVerdict(long caseId) {
        return readings.statesNoVerdict(new CaseId(caseId));
    }

    /** Key of the role that says how the agreed diagnosis agrees with the local one. */
    public String roleThatCompares(long reviewId) {
        return comparison.role(reviewId).key();
    }

    /**
     * Whether a local pathology is filled, and the case has a morphology: of that report, or of the diagnosis that it goes
     * by.
     */
    public boolean hasLocalDiagnosis(long caseId) {
        VisibleCase opened = casebook.open(new CaseId(caseId));
        List<FormInstance> reports = opened.entries().stream()
                .filter(entry -> entry.form().key().equals(KnownItem.LOCAL_CERTAINTY.form()) && !entry.kept())
                // What is calculated, as its morphology is, was not entered by anybody.
                .filter(entry -> !opened.evaluation().isUntouched(entry.id()))
                .toList();
        return !reports.isEmpty()
                && Stream.concat(
                                reports.stream()
                                        .filter(entry -> entry.form()
                                                .find(LOCAL_MORPHOLOGY)
                                                .isPresent())
                                        .map(entry -> opened.evaluation()
                                                .effective(new ItemRef(entry.id(), LOCAL_MORPHOLOGY))),
                                ReviewConsent.answers(opened, KnownItem.MORPHOLOGY))
                        .anyMatch(answer -> !(answer instanceof Answer.Missing)
                                && !answer.print().isBlank());
    }

    /** Whether a review of the case is waited for, whenever it began. */
    public boolean isOpen(long caseId) {
        return reviews.isOpen(new CaseId(caseId));
    }

    public boolean hasSignedReview(long caseId) {
        return reviews.hasSigned(new CaseId(caseId));
    }
}
