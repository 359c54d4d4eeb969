package org.rarecase.pathology.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.Verdict;

/**
 * A review, or one reader's part of it, as lists show it. Nothing in it tells somebody who may yet read the case what others
 * found.
 *
 * @param id of the reading, the review or what is to be acknowledged, as the list goes
 * @param age in years when the review was asked for; null if the day of birth is not known
 * @param question that the site asks the readers; null if it asked none
 * @param at what the list is in the order of: when it is due, was asked for or was signed
 * @param instanceId the reader's form; null where the list is of reviews as a whole
 * @param reader user name, for who may know it; else null
 * @param verdict on the diagnosis of the site, for who may know it; else null
 */
public record ListedReview(
        long id,
        long reviewId,
        CaseId caseId,
        String caseNumber,
        Occasion occasion,
        Status status,
        @Nullable Integer age,
        @Nullable String question,
        Instant at,
        @Nullable FormInstanceId instanceId,
        @Nullable String reader,
        @Nullable Verdict verdict) {

    /** What is to be done with it. */
    public enum Status {
        /** Its reader is asked and has not answered; or whoever begins it reads it. */
        OFFERED,
        ACCEPTED,
        UNACKNOWLEDGED,
        TO_ADJUDICATE,
        TO_COMPARE,
        /** The same, by the form that older processes open. */
        TO_COMPARE_IN_CASE,
        SIGNED
    }

    public boolean isOverdue(Instant now) {
        return (status == Status.OFFERED || status == Status.ACCEPTED) && !now.isBefore(at);
    }
}
