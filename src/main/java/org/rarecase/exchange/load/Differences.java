package org.rarecase.exchange.load;

/** What becomes of a value that is another in the file than here. */
public enum Differences {
    /** Ours stays. */
    KEEP,
    /** Ours stays, and the site is asked. */
    ASK,
    /** The one of the file replaces ours, with the reason of the import. Only the site itself does that. */
    TAKE
}
