package org.rarecase.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.reading.FormFolder;
import org.yaml.snakeyaml.Yaml;

/** What is known of the patients of the demo, and what the forms of tumours are called. */
final class ClinicalWords {

    /** Shorter ones stand in any text. */
    private static final int SHORTEST = 5;

    private ClinicalWords() {}

    static Set<String> all() {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> demo = Files.walk(Path.of("src/main/resources/demo"))) {
            for (Path file : demo.filter(it -> it.toString().endsWith(".yaml"))
                    // It tells how the cases go their way.
                    .filter(it -> !it.endsWith("cases.yaml"))
                    .toList()) {
                add(new Yaml().load(Files.readString(file)), words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FormFolder.load(Path.of("forms")).forms().stream()
                .filter(form -> form.tumourType() != null)
                .forEach(form -> {
                    add(form.key().value(), words);
                    form.title().byLanguage().values().forEach(title -> add(title, words));
                });
        return words;
    }

    private static void add(@Nullable Object value, Set<String> words) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.values().forEach(it -> add(it, words));
            case List<?> list -> list.forEach(it -> add(it, words));
            default -> {
                String word = value.toString().strip().toLowerCase(Locale.ROOT);
                if (word.length() >= SHORTEST) {
                    words.add(word);
                }
            }
        }
    }
}
