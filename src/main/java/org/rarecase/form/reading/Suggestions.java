package org.rarecase.form.reading;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what was meant by a name that does not exist. */
final class Suggestions {

    private Suggestions() {}

    /** A sentence: the most similar name, or all of them if none is similar. */
    static String of(String wrong, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(it -> distance(wrong, it)))
                .filter(it -> distance(wrong, it) <= permitted(wrong.length()))
                .map(it -> "Did you mean “" + it + "”?")
                .orElseGet(() -> known.isEmpty() ? "" : "Possible are: " + String.join(", ", shortened(known)) + ".");
    }

    private static int permitted(int length) {
        return length < 3 ? 0 : length == 3 ? 1 : Math.max(2, length / 3);
    }

    private static Collection<String> shortened(Collection<String> known) {
        return known.stream().limit(25).toList();
    }

    /** Letters to add, remove or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
