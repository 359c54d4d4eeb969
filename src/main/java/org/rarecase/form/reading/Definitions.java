package org.rarecase.form.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.feel.Feel;

/**
 * The names of {@code definitions.yaml} that rules of any form may use. Each stands for its text, so that a form that is
 * kept, printed or compared says what it does, and has changed when a definition that it uses has.
 */
final class Definitions {

    static final Definitions NONE = new Definitions(Map.of());

    /** Texts in quotes, which stay as they are; then words with what may stand before them. */
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|(?<![\\w.])([a-z][a-z0-9_]*)");

    private final Map<String, String> texts;

    private Definitions(Map<String, String> texts) {
        this.texts = texts;
    }

    /** @param taken names that items and forms have, each with what it names */
    static Definitions read(YamlNode file, Feel feel, Map<String, String> taken, List<FormLibrary.Problem> problems) {
        Definitions read = new Definitions(new LinkedHashMap<>());
        List<String> later = new ArrayList<>(file.list("definitions").stream()
                .map(it -> it.text("define", ""))
                .toList());
        for (YamlNode definition : file.list("definitions")) {
            String name = definition.text("define", "");
            YamlNode rule = definition.at("as");
            if (taken.containsKey(name)) {
                problems.add(definition
                        .at("define")
                        .problem("“" + name + "” is " + taken.get(name) + " already. Choose another name."));
            }
            if (read.texts.containsKey(name)) {
                problems.add(definition.at("define").problem("“" + name + "” is defined above already. Keep one."));
            }
            words(rule.text()).stream()
                    .filter(later::contains)
                    .findFirst()
                    .ifPresent(it -> problems.add(rule.problem("“" + it
                            + "” is not defined yet. A definition can use those above it: change their order.")));
            later.remove(name);
            String text = read.expand(rule.text());
            try {
                feel.parse(text);
            } catch (IllegalArgumentException e) {
                problems.add(rule.problem("The definition of “" + name + "” is not FEEL: " + e.getMessage() + "."));
            }
            read.texts.putIfAbsent(name, text);
        }
        return read;
    }

    private static List<String> words(String rule) {
        return WORD.matcher(rule)
                .results()
                .map(it -> it.group(1))
                .filter(word -> word != null)
                .toList();
    }

    Set<String> names() {
        return texts.keySet();
    }

    /** The rule with what its names stand for. */
    String expand(String rule) {
        return WORD.matcher(rule).replaceAll(it -> {
            String text = it.group(1) == null ? null : texts.get(it.group(1));
            return Matcher.quoteReplacement(text == null ? it.group() : "(" + text + ")");
        });
    }
}
