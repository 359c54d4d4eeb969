package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** In which languages the files of {@code forms/} speak: a text is a map with English, wherever it stands. */
class ShippedLanguagesTests {

    private static final Path FOLDER = Path.of("forms");
    private static final Set<String> HELPS = Set.of("help", "message");

    @ParameterizedTest
    @MethodSource("files")
    void everyTextIsThereInGerman(Path file) {
        assertThat(lacking("de", read(file), Set.of()))
                .as("texts without German")
                .isEmpty();
    }

    /** Titles, questions and answers; helps and messages fall back to English. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tumours/pleuropulmonary-blastoma",
                "tumours/adrenocortical-tumour",
                "tumours/sex-cord-stromal-tumour",
                "codelists/lab-times",
                "codelists/lab-interpretations",
                "codelists/figo-2014",
                "codelists/completeness",
                "codelists/lab-units",
                "codelists/rupture"
            })
    void theFirstThreeTumourTypesAreAskedInFrenchAndItalian(String file) {
        Object read = read(FOLDER.resolve(file + ".yaml"));
        assertThat(lacking("fr", read, HELPS)).as("texts without French").isEmpty();
        assertThat(lacking("it", read, HELPS)).as("texts without Italian").isEmpty();
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    private static List<String> lacking(String language, @Nullable Object node, Set<String> except) {
        List<String> lacking = new ArrayList<>();
        switch (node) {
            case Map<?, ?> text
            when text.containsKey("en") -> {
                if (!text.containsKey(language)) {
                    lacking.add(String.valueOf(text.get("en")));
                }
            }
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (!except.contains(String.valueOf(key))) {
                        lacking.addAll(lacking(language, value, except));
                    }
                });
            case List<?> list -> list.forEach(value -> lacking.addAll(lacking(language, value, except)));
            case null, default -> {}
        }
        return lacking;
    }

    private static @Nullable Object read(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
