package org.rarecase.pathology.agreed;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.form.code.Code;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.concordance.CaseDiagnoses;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.pathology.concordance.FoundDiagnosis;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signed reviews side by side with the diagnosis of the site, for those who may see all of it. */
@Service
public class ComparedReviews {

    private final Reviews reviews;
    private final AgreedDiagnoses agreed;
    private final ReadersComparison comparison;
    private final ReviewsInCases inCases;
    private final CodedVerdicts verdicts;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;

    ComparedReviews(
            Reviews reviews,
            AgreedDiagnoses agreed,
            ReadersComparison comparison,
            ReviewsInCases inCases,
            CodedVerdicts verdicts,
            Casebook casebook,
            CurrentAccount currentAccount) {
        this.reviews = reviews;
        this.agreed = agreed;
        this.comparison = comparison;
        this.inCases = inCases;
        this.verdicts = verdicts;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
    }

    /** The latest review of a case that the account may open. */
    @Transactional(readOnly = true)
    public long latest(CaseId caseId) {
        return reviews.ofCase(casebook.open(caseId)).stream()
                .findFirst()
                .map(reading -> reading.review().id())
                .orElseThrow(ReviewsInCases::none);
    }

    /**
     * Readers who signed it, coordinators and auditors; nobody who is blinded in the case, and nobody before all have
     * signed.
     */
    @Transactional(readOnly = true)
    public ComparedReview open(long reviewId) {
        VisibleCase shown = casebook.open(reviews.caseOf(reviewId).orElseThrow(ReviewsInCases::none));
        List<Reading> readings = reviews.ofReview(reviewId);
        ReviewInCase review = new ReviewInCase(readings, shown.caseSummary(), CaseDiagnoses.of(shown));
        requireMayCompare(review, shown);
        if (!review.review().state().isSigned()) {
            throw new ReviewNotPossible(
                    t("This review is not signed by all of its readers. There is nothing to compare."));
        }
        Optional<FoundDiagnosis> local =
                review.diagnoses().local(review.review().occasion());
        Optional<AgreedDiagnosis> latest = agreed.latest(reviewId);
        BetweenReaders between = comparison.between(review);
        return new ComparedReview(
                review.review(),
                shown.caseSummary(),
                local.map(found -> column(found, null, null)).orElse(null),
                review.signed().stream()
                        .flatMap(reading -> review.diagnoses().reading(reading.instanceId()).stream()
                                .map(found -> column(found, local.orElse(null), reading)))
                        .toList(),
                latest.map(found -> column(review, found)).orElse(null),
                latest.orElse(null),
                between,
                step(review, between, latest));
    }

    private void requireMayCompare(ReviewInCase review, VisibleCase shown) {
        String own = currentAccount.account().userName();
        boolean may = currentAccount.has(Role.COORDINATOR)
                || currentAccount.has(Role.AUDITOR)
                || review.readers().contains(own);
        if (shown.blinded() || !may) {
            throw new NotAllowed(t("Only its readers and the coordinators compare a review. Nothing is shown."));
        }
    }

    private ComparedReview.Step step(ReviewInCase review, BetweenReaders between, Optional<AgreedDiagnosis> latest) {
        if (latest.isEmpty()) {
            return currentAccount.has(Role.COORDINATOR)
                            && review.review().isBeingCompared()
                            && between.way() == BetweenReaders.Way.CHOOSE
                    ? ComparedReview.Step.CHOOSE
                    : ComparedReview.Step.NONE;
        }
        List<String> comparing = inCases.comparingReaders(review);
        boolean own = comparing.isEmpty()
                ? currentAccount.has(Role.COORDINATOR)
                : currentAccount.has(Role.PATHOLOGIST)
                        && comparing.contains(currentAccount.account().userName());
        return own && !latest.get().agreement().isConfirmed() ? ComparedReview.Step.CONFIRM : ComparedReview.Step.NONE;
    }

    private ComparedReview.Column column(
            FoundDiagnosis found, @Nullable FoundDiagnosis local, @Nullable Reading reading) {
        return new ComparedReview.Column(
                reading == null ? 0 : reading.id(),
                reading == null ? null : reading.signedBy(),
                reading != null && reading.isAdjudication(),
                ReviewInCase.content(found),
                Optional.ofNullable(found.stated().morphology()).map(Code::text).orElse(null),
                List.copyOf(found.stated().differential()),
                found.stated().confidence(),
                found.stated().adequate(),
                local == null
                        ? Set.of()
                        : verdicts.of(local, found)
                                .map(coded -> coded.comparison().differing())
                                .orElse(Set.of()));
    }

    private static ComparedReview.Column column(ReviewInCase review, AgreedDiagnosis agreed) {
        String morphology = agreed.content().morphology();
        return new ComparedReview.Column(
                0,
                null,
                false,
                agreed.content(),
                morphology == null
                        ? null
                        : review.diagnoses().code(morphology).map(Code::text).orElse(null),
                List.of(),
                null,
                true,
                agreed.agreement().differing());
    }
}
