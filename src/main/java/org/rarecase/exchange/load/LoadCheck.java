package org.rarecase.exchange.load;

import java.util.Set;

/**
 * What an import would do, as it was when it was tried.
 *
 * @param sha256 of the file
 * @param format key of the reader
 * @param fingerprint of all outcomes; the import stops if it comes to another one
 * @param refusedLines of the cases of which nothing is taken over
 */
public record LoadCheck(
        String sha256,
        String format,
        Choices choices,
        LoadCounts counts,
        String fingerprint,
        Set<Integer> refusedLines) {

    public LoadCheck {
        refusedLines = Set.copyOf(refusedLines);
    }
}
