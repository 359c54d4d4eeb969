package org.rarecase.exchange.load;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of values that are others in the file than here.
 *
 * @param all for the whole file
 * @param single for single items, by {@link #place}
 */
public record Choices(Differences all, Map<String, Differences> single) {

    public Choices {
        single = Map.copyOf(single);
    }

    public static Choices all(Differences all) {
        return new Choices(all, Map.of());
    }

    /** Names an item of a case, with the parts of its {@link LoadOutcome}. */
    public static String place(String subject, String form, String path) {
        return subject + " " + form + " " + path;
    }

    Differences of(String subject, String form, String path) {
        return single.getOrDefault(place(subject, form, path), all);
    }

    /** All that are chosen somewhere. */
    Set<Differences> chosen() {
        Set<Differences> chosen = new HashSet<>(single.values());
        chosen.add(all);
        return chosen;
    }
}
