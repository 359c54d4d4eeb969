package org.rarecase.form.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rarecase.shared.PlainText;

/**
 * Searches the codes of a list by what a person types, and tells which are called exactly so. What is searched is put in
 * lower case once per language.
 */
final class CodeSearch {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final List<Code> codes;
    private final Map<String, String[]> textsByLanguage = new ConcurrentHashMap<>();
    private final Map<String, Map<String, List<Code>>> namesByLanguage = new ConcurrentHashMap<>();

    CodeSearch(List<Code> codes) {
        this.codes = codes;
    }

    List<Code> find(String typed, Locale language) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return codes;
        }
        String[] texts = textsByLanguage.computeIfAbsent(language.getLanguage(), it -> texts(language));
        String[] words = wanted.split("\\s+");
        List<Code> exact = new ArrayList<>();
        List<Code> beginning = new ArrayList<>();
        List<Code> others = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            if (holdsAll(texts[i], words)) {
                Code code = codes.get(i);
                boolean begins = code.value().regionMatches(true, 0, words[0], 0, words[0].length());
                (code.value().equalsIgnoreCase(wanted) ? exact : begins ? beginning : others).add(code);
            }
        }
        return Stream.of(exact, beginning, others).flatMap(List::stream).toList();
    }

    List<Code> named(String text, Locale language) {
        return namesByLanguage
                .computeIfAbsent(language.getLanguage(), it -> names(language))
                .getOrDefault(normal(text), List.of());
    }

    private Map<String, List<Code>> names(Locale language) {
        Map<String, List<Code>> names = new HashMap<>();
        for (Code code : codes) {
            Stream.of(code.value(), code.label().in(language), code.label().in(Locale.ENGLISH))
                    .map(CodeSearch::normal)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .forEach(name ->
                            names.computeIfAbsent(name, it -> new ArrayList<>()).add(code));
        }
        return names;
    }

    /** Two texts with the same one are the same name. */
    static String normal(String text) {
        return SPACES.matcher(PlainText.tidy(text)).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private String[] texts(Locale language) {
        return codes.stream()
                .map(code -> (code.value() + "\n" + code.label().in(language) + "\n"
                                + code.label().in(Locale.ENGLISH))
                        .toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static boolean holdsAll(String text, String[] words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
