package org.rarecase.casebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a case, or one form of it, from changing for the time being. What a coordinator approved is locked for good and
 * has no hold.
 *
 * @param reason as it was given; empty if none was, and for whoever is blinded
 * @param covered the freeze that a lock lies over, and that comes back when it is released; null if there is none
 */
public record Hold(
        Scope scope,
        Level level,
        String by,
        Instant since,
        String reason,
        @Nullable Hold covered) {

    public enum Scope {
        CASE,
        FORM
    }

    /** In ascending strictness. */
    public enum Level {
        /** The site does not edit; queries are asked and answered. */
        FROZEN,
        /** Nothing changes, queries and verification included. */
        LOCKED
    }

    /**
     * What keeps a form from changing: the stricter of the hold of the case and its own. A form that a pathologist
     * fills does not belong to the site, so that a frozen case leaves it open.
     */
    public static @Nullable Hold on(CaseSummary caseSummary, FormInstance entry) {
        Hold ofCase = caseSummary.hold();
        Hold ofForm = entry.hold();
        if (ofCase == null || !ofCase.isLocked() && entry.isReview()) {
            return ofForm;
        }
        return ofForm == null || ofForm.level().compareTo(ofCase.level()) <= 0 ? ofCase : ofForm;
    }

    public boolean isLocked() {
        return level == Level.LOCKED;
    }

    Hold withoutReason() {
        return new Hold(scope, level, by, since, "", covered == null ? null : covered.withoutReason());
    }
}
