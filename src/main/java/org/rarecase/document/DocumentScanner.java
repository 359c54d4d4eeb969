package org.rarecase.document;

/** Looks for harmful content before a document is kept, and before it is given out if that was not done. */
public interface DocumentScanner {

    enum Result {
        /** No scanner is set up: whoever opens the document has to look for themselves. */
        NOT_SCANNED,
        CLEAN,
        INFECTED
    }

    /** Whether one is set up. */
    default boolean isThere() {
        return false;
    }

    /** @throws org.rarecase.shared.Refusal if the scanner cannot tell at the moment */
    Result scan(byte[] content);
}
