package org.rarecase.casebook;

import java.time.Instant;

/**
 * Keeps a case, or one form of it, from changing for the time being. What a coordinator approved is locked for good and
 * has no hold.
 *
 * @param reason as it was given; empty if none was, and for whoever is blinded
 */
public record Hold(Scope scope, Level level, String by, Instant since, String reason) {

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

    public boolean isLocked() {
        return level == Level.LOCKED;
    }

    Hold withoutReason() {
        return new Hold(scope, level, by, since, "");
    }
}
