package org.rarecase.shared;

import java.util.Locale;
import java.util.Map;

/** One text in several languages, by two-letter code. English is always there; other languages fall back to it. */
public record LocalizedText(Map<String, String> byLanguage) {

    /** ISO 639-2 for what is no language. */
    private static final String NO_LANGUAGE = "zxx";

    public static final LocalizedText NONE = new LocalizedText(Map.of("en", ""));

    public LocalizedText {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey("en")) {
            throw new IllegalArgumentException("A text needs English: " + byLanguage);
        }
    }

    public static LocalizedText english(String text) {
        return new LocalizedText(Map.of("en", text));
    }

    /** A unit, a code: the same whatever somebody speaks. */
    public static LocalizedText ofNoLanguage(String text) {
        return new LocalizedText(Map.of("en", text, NO_LANGUAGE, text));
    }

    public String in(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), english());
    }

    /** Whether it need not fall back. */
    public boolean has(Locale locale) {
        return byLanguage.containsKey(locale.getLanguage()) || byLanguage.containsKey(NO_LANGUAGE);
    }

    /** The language in which {@link #in} tells it. */
    public Locale languageIn(Locale wanted) {
        return has(wanted) ? wanted : Locale.ENGLISH;
    }

    public String english() {
        return byLanguage.getOrDefault("en", "");
    }

    public boolean isEmpty() {
        return english().isEmpty();
    }
}
