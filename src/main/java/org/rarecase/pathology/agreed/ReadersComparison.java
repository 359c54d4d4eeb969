package org.rarecase.pathology.agreed;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.ReviewPolicy;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the readers of a review agree with each other, and what follows where they do. The process calls it step by step. */
@Service
public class ReadersComparison {

    private final AgreedRepository repository;
    private final AgreedDiagnoses agreed;
    private final ReviewsInCases reviews;
    private final CodedVerdicts verdicts;
    private final ReviewSteps steps;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;
    private final Clock clock;

    ReadersComparison(
            AgreedRepository repository,
            AgreedDiagnoses agreed,
            ReviewsInCases reviews,
            CodedVerdicts verdicts,
            ReviewSteps steps,
            Casebook casebook,
            CurrentAccount currentAccount,
            Clock clock) {
        this.repository = repository;
        this.agreed = agreed;
        this.reviews = reviews;
        this.verdicts = verdicts;
        this.steps = steps;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    /** Compares the signed readings of a review with each other. Called by the process. */
    @Transactional
    public BetweenReaders compare(long reviewId) {
        ReviewInCase review = reviews.lock(reviewId);
        BetweenReaders between = between(review);
        repository.compareReadings(reviewId, between.computed(), clock.instant());
        return between;
    }

    BetweenReaders between(ReviewInCase review) {
        return BetweenReaders.of(
                review.found(),
                verdicts::of,
                review.review().policy().adjudicateOn() == ReviewPolicy.AdjudicateOn.MINOR);
    }

    /**
     * States what the readers agree on. Left as it is where somebody has stated a diagnosis; refuses where the readers differ
     * and nobody has. Called by the process.
     *
     * @return user name of who is to compare it with the diagnosis of the site; null: a coordinator
     */
    @Transactional
    public @Nullable String state(long reviewId) {
        ReviewInCase review = reviews.lock(reviewId);
        if (agreed.latest(reviewId).isEmpty()) {
            if (between(review).way() != BetweenReaders.Way.AGREED) {
                throw new ReviewNotPossible(t("The readers differ, and no agreed diagnosis is stated yet. Nothing was"
                        + " changed. Take one of their diagnoses on the page Compare."));
            }
            Actor actor = currentAccount.as(Role.PATHOLOGIST, Role.COORDINATOR);
            Basis basis = review.signed().size() == 1 ? Basis.SINGLE_READING : Basis.AGREEMENT;
            agreed.state(actor, new Stated(reviewId, basis, review.common(), null, null));
        }
        return reviews.comparingReaders(review).stream().findFirst().orElse(null);
    }

    /** Who is to compare the agreed diagnosis with that of the site. */
    @Transactional
    public Role role(long reviewId) {
        return reviews.comparingReaders(reviews.lock(reviewId)).isEmpty() ? Role.COORDINATOR : Role.PATHOLOGIST;
    }

    /** Refuses as long as nobody said how the agreed diagnosis agrees with that of the site. Called by the process. */
    @Transactional(readOnly = true)
    public void requireConfirmed(long reviewId) {
        if (agreed.latest(reviewId)
                .filter(version -> version.agreement().isConfirmed())
                .isEmpty()) {
            throw new ReviewNotPossible(t("The agreed diagnosis is not compared with the local one yet. Nothing was"
                    + " changed. Do it on the page Compare."));
        }
    }

    /**
     * Takes the diagnosis of one of the readers, who differ; those of the others stay as they are. Coordinators only.
     *
     * @param readingId a signed reading of the review
     */
    @Transactional
    public AgreedDiagnosis choose(long reviewId, long readingId, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        String why = TextLimit.REASON.accept(reason, ReviewNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new ReviewNotPossible(t("Say in a few words why this diagnosis is taken. Nothing was changed."));
        }
        CaseId caseId = reviews.caseOf(reviewId).orElseThrow(ReadersComparison::nothingToChoose);
        steps.hold(caseId);
        casebook.open(caseId);
        ReviewInCase review = reviews.lock(reviewId);
        Optional<Reading> taken = review.signed().stream()
                .filter(reading -> reading.id() == readingId)
                .findFirst();
        if (!review.review().isBeingCompared()
                || taken.isEmpty()
                || between(review).way() != BetweenReaders.Way.CHOOSE
                || agreed.latest(reviewId).isPresent()) {
            throw nothingToChoose();
        }
        AgreedDiagnosis stated = agreed.state(
                actor,
                new Stated(reviewId, Basis.AGREEMENT, review.content(taken.get()), others(review, taken.get()), why));
        steps.done(caseId, reviewId, ReviewSteps.CHOOSE);
        return stated;
    }

    /** What the others found stays on record with the one that is taken. */
    private static @Nullable String others(ReviewInCase review, Reading taken) {
        List<String> others = review.signed().stream()
                .filter(reading -> reading.id() != taken.id())
                .map(review::content)
                .map(content -> content.morphology() == null ? content.diagnosis() : content.morphology())
                .filter(found -> found != null)
                .toList();
        return others.isEmpty() ? null : String.join("; ", others);
    }

    private static ReviewNotPossible nothingToChoose() {
        return new ReviewNotPossible(
                t("There is no diagnosis to be taken in this review any more. Nothing was changed."));
    }
}
