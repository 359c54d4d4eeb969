package org.rarecase.casebook.visit;

/** Why forms of a case are filled on their own, apart from those that are submitted with it. */
public enum VisitKind {
    /** Planned from the date of diagnosis. */
    FOLLOW_UP,
    /** Reported by the site: a relapse or a second tumour. */
    EVENT,
    /** What was done about an event. */
    TREATMENT
}
