package org.rarecase.exchange.load;

import org.rarecase.shared.LocalizedText;

/**
 * What becomes of one item of a file, or of a form or case as a whole.
 *
 * @param line of the file in which its case begins
 * @param subject number of the case
 * @param form key and ordinal, such as {@code diagnosis 1}; empty for the whole case
 * @param path as {@code ItemPath} prints it; empty for the whole form
 * @param here what is stored, as the trail prints it; empty if nothing is
 * @param inFile what the file has, printed alike
 * @param why a sentence; empty where there is nothing to say
 */
public record LoadOutcome(
        int line, String subject, String form, String path, Kind kind, String here, String inFile, LocalizedText why) {

    /** How the file and what is stored compare, before anything is taken over. */
    public enum Kind {
        /** Nothing is stored: taken over. */
        NEW,
        EQUAL,
        /** Another value is stored: see {@link Differences}. */
        DIFFERENT,
        /** Not taken over. */
        REFUSED
    }
}
