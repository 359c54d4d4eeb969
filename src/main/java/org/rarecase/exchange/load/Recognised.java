package org.rarecase.exchange.load;

import java.util.List;
import java.util.Set;
import org.rarecase.shared.LocalizedText;

/**
 * What a file was recognised as.
 *
 * @param what in a few words, such as “ODM 1.3.2, written by OpenClinica”
 * @param reading as it is proposed; without a mapping where one has to be made
 * @param correctable what a person may choose otherwise
 * @param tables the sheets of a workbook or the files of an archive, of which {@link ReadingChoices#table()} is one;
 *     empty where there is nothing to choose
 * @param needsMapping whether its columns have to be mapped to items before it can be read
 */
public record Recognised(
        LocalizedText what, Reading reading, Set<Choice> correctable, List<String> tables, boolean needsMapping) {

    /** What of {@link ReadingChoices} may be corrected. */
    public enum Choice {
        ENCODING,
        DELIMITER,
        TABLE,
        DATE_ORDER,
        DECIMAL_SIGN,
        LANGUAGE,
        STRICT
    }

    public Recognised {
        correctable = Set.copyOf(correctable);
        tables = List.copyOf(tables);
    }
}
