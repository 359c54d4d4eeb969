package org.rarecase.document;

/** Looks for harmful content before a document is kept. */
public interface DocumentScanner {

    enum Result {
        /** No scanner is set up: whoever opens the document has to look for themselves. */
        NOT_SCANNED,
        CLEAN,
        INFECTED
    }

    Result scan(byte[] content);
}
