package org.rarecase.casebook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a case in its parts.
 *
 * @param siteCode code of the site that registered it
 * @param running from 1 on within the site
 */
public record CaseNumber(String siteCode, int running) {

    private static final Pattern WRITTEN = Pattern.compile("([A-Z0-9]{2,8})-(\\d{4,9})");

    /** Empty if no case has such a number, such as a pseudonym or one with zeros too many. */
    public static Optional<CaseNumber> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return Optional.of(written)
                .filter(Matcher::matches)
                .map(it -> new CaseNumber(it.group(1), Integer.parseInt(it.group(2))))
                .filter(number -> number.running() > 0 && number.toString().equals(text));
    }

    @Override
    public String toString() {
        return "%s-%04d".formatted(siteCode, running);
    }
}
