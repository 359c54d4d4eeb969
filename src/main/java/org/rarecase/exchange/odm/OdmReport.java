package org.rarecase.exchange.odm;

import java.util.List;
import java.util.Map;

/**
 * What was in a file.
 *
 * @param version {@code 1.3}, {@code 1.3.1}, {@code 1.3.2} or {@code 2.0}
 * @param counts of its elements, by name; {@code IsNull} counts the items without a value
 * @param cases that were read
 * @param findings by line, at most {@link Findings#MOST}
 * @param furtherFindings that there are besides
 */
public record OdmReport(
        String version,
        Source source,
        Map<String, Integer> counts,
        int cases,
        List<OdmFinding> findings,
        int furtherFindings) {

    /** Which system wrote a file. */
    public enum Source {
        RARECASE,
        REDCAP,
        OPENCLINICA,
        OPENEDC,
        RAVE,
        OTHER;

        /** As it calls itself; empty where that is not known. */
        String system() {
            return switch (this) {
                case RARECASE -> "Rarecase";
                case REDCAP -> "REDCap";
                case OPENCLINICA -> "OpenClinica";
                case OPENEDC -> "OpenEDC";
                case RAVE -> "Rave";
                case OTHER -> "";
            };
        }
    }

    public int count(String element) {
        return counts.getOrDefault(element, 0);
    }
}
