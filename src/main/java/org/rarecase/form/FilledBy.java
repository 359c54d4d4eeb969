package org.rarecase.form;

import java.util.Arrays;

/** Who fills a form in. */
public enum FilledBy {
    /** The investigators of the site that treats the patient. */
    SITE("investigator"),
    /** A pathologist of the central review. */
    PATHOLOGIST("pathologist"),
    /** The product itself, from what is recorded elsewhere; nobody edits it. */
    SYSTEM("system");

    private final String word;

    FilledBy(String word) {
        this.word = word;
    }

    /** @param word of a form's file */
    public static FilledBy of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    /** As a form's file says it. */
    @Override
    public String toString() {
        return word;
    }
}
