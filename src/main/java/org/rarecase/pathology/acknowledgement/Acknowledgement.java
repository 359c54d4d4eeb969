package org.rarecase.pathology.acknowledgement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;

/**
 * That a site is to read, or has read, what a central review came to.
 *
 * @param version of the agreed diagnosis
 * @param dueAt when the coordinators are told that it waits
 * @param remindedAt when that happened last, or null
 * @param endedAt when it waited no more: given, or consent to the review was taken back; null while it waits
 * @param given null until then
 */
public record Acknowledgement(
        long id,
        long reviewId,
        CaseId caseId,
        int version,
        Instant askedAt,
        Instant dueAt,
        @Nullable Instant remindedAt,
        @Nullable Instant endedAt,
        @Nullable Given given) {

    /**
     * @param by user name of who has read it
     * @param reason why the treatment is not changed; else what that person added, or null
     */
    public record Given(
            Instant at,
            String by,
            Treatment treatment,
            @Nullable String reason) {}

    public boolean isWaiting() {
        return endedAt == null;
    }
}
