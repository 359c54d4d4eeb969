package org.rarecase.exchange.export;

/**
 * Who gets an export; all empty where it is handed to nobody.
 *
 * @param project of a research export: cases carry a pseudonym of it; else empty
 * @param country as ISO 3166 has it with two letters
 */
public record Recipient(String project, String name, String country) {

    public static final Recipient NOBODY = new Recipient("", "", "");
}
