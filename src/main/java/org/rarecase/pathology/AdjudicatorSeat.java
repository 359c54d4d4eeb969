package org.rarecase.pathology;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.FormInstanceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The seat of one further reader, who sees what all others signed, and reads in a form of the own. */
@Service
public class AdjudicatorSeat {

    /** After those of the readers. */
    public static final int SEAT = 4;

    private final ReviewRepository reviews;
    private final ReadingRepository repository;
    private final CaseLifecycle cases;
    private final Clock clock;

    AdjudicatorSeat(ReviewRepository reviews, ReadingRepository repository, CaseLifecycle cases, Clock clock) {
        this.reviews = reviews;
        this.repository = repository;
        this.cases = cases;
        this.clock = clock;
    }

    /** The reading of the adjudicator, the newest if there were several; whoever asks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Reading> find(long reviewId) {
        return reviews.lockOfReview(reviewId).stream()
                .filter(reading -> reading.seat() == SEAT && !reading.state().isReplaced())
                .reduce((before, after) -> before.id() < after.id() ? after : before);
    }

    /**
     * Gives the seat to a reader who holds no other of the review.
     *
     * @param reader user name
     * @return until when it is to be signed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant give(long reviewId, String reader) {
        List<Reading> readings = reviews.lockOfReview(reviewId);
        Review review = readings.stream()
                .map(Reading::review)
                .filter(found -> found.state() == ReviewState.SIGNED)
                .findFirst()
                .orElseThrow(() -> new ReviewNotPossible(
                        t("This review is not signed by all of its readers, or is agreed on. Nothing was changed.")));
        if (readings.stream().anyMatch(reading -> reading.isReadBy(reader))) {
            throw new ReviewNotPossible(t("Who read this case already does not adjudicate it. Nothing was changed."));
        }
        if (readings.stream()
                .anyMatch(reading -> reading.seat() == SEAT && !reading.state().isReplaced())) {
            throw new ReviewNotPossible(t("This review has an adjudicator already. Nothing was changed."));
        }
        CaseId caseId = review.caseId();
        Instant now = clock.instant();
        Instant dueAt = now.plus(review.policy().readingTime());
        FormInstanceId instanceId = cases.openReviewForm(caseId, Reviews.FORM, reader);
        cases.blindReviewForm(instanceId, FormInstance.Blinding.NONE);
        repository.seat(reviewId, caseId, SEAT, instanceId, reader, now, dueAt);
        return dueAt;
    }
}
