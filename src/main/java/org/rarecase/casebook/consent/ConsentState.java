package org.rarecase.casebook.consent;

/** What the patient, or who speaks for the patient, lets be done with the case. */
public enum ConsentState {
    GIVEN,
    /** Withdrawn for what is to come: the data stay and are used as they are. */
    NO_COLLECTION,
    /** Withdrawn for all use: the data stay, restricted (GDPR 18). */
    NO_USE,
    /** Erasure was asked for and is not decided; restricted until then. */
    ERASURE_ASKED,
    /** The data are gone (GDPR 17); what stays tells that there were some. */
    ERASED,
    /** The patient came of age and could not be asked; restricted until there is an answer. */
    LAPSED;

    /** Whether who consented took it back; the patient of age who could not be asked did not. */
    public boolean isWithdrawn() {
        return this != GIVEN && this != LAPSED;
    }

    /** Whether anything may be entered, asked or reviewed. */
    public boolean permitsCollection() {
        return this == GIVEN;
    }

    /** Whether the data may be used; if not, only those read them who have to. */
    public boolean permitsUse() {
        return this == GIVEN || this == NO_COLLECTION;
    }
}
