package org.rarecase.casebook.consent;

import java.time.LocalDate;

/**
 * What somebody withdrew, as the site records it.
 *
 * @param on the day on which it was said, which may be earlier than the record
 * @param note anything that helps to understand it; names no patient, and may be empty
 */
public record Withdrawal(Scope scope, LocalDate on, By by, String note) {

    /** The same with this note. */
    public Withdrawal noting(String other) {
        return new Withdrawal(scope, on, by, other);
    }

    /** In ascending reach. */
    public enum Scope {
        /** Nothing new; what is there stays in use. */
        NO_COLLECTION(ConsentState.NO_COLLECTION),
        /** No use either: the data stay, restricted (GDPR 18). */
        NO_USE(ConsentState.NO_USE),
        /** The data are to be erased (GDPR 17). */
        ERASE(ConsentState.ERASURE_ASKED);

        private final ConsentState state;

        Scope(ConsentState state) {
            this.state = state;
        }

        public ConsentState state() {
            return state;
        }

        /** Whether it reaches further than what is in force. */
        public boolean exceeds(ConsentState inForce) {
            return switch (inForce) {
                case GIVEN, LAPSED -> true;
                case NO_COLLECTION -> this != NO_COLLECTION;
                case NO_USE -> this == ERASE;
                case ERASURE_ASKED, ERASED -> false;
            };
        }
    }

    public enum By {
        PATIENT,
        PARENT,
        /** A legal representative who is not a parent. */
        REPRESENTATIVE
    }
}
