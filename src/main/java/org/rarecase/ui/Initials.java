package org.rarecase.ui;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;

/** Two letters that stand for a person where there is no room for the name. */
public final class Initials {

    private Initials() {}

    /** Of the first two words that begin with a capital; titles such as "dr" do not count. */
    public static String of(String name) {
        String initials = Arrays.stream(name.split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
                .limit(2)
                .map(word -> word.substring(0, 1))
                .collect(joining());
        return initials.isEmpty() && !name.isEmpty() ? name.substring(0, 1).toUpperCase(Locale.ROOT) : initials;
    }
}
