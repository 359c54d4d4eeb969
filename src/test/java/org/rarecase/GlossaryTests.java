package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTests {

    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

    private final List<String[]> rows;

    GlossaryTests() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs/glossary.md"))) {
            rows = lines.filter(line -> line.startsWith("| "))
                    .skip(1)
                    .map(line -> line.substring(2).split(" \\|(?: |$)", -1))
                    .toList();
        }
    }

    @Test
    void eachWordStandsThereOnceWithItsGermanAndWhatItMeans() {
        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(Arrays.copyOf(row, 3)).as(row[0]).noneMatch(String::isBlank));
        assertThat(rows.stream().flatMap(row -> Arrays.stream(row[0].split(", "))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTypesThatItNamesExist() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> types = sources.map(source -> source.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
            assertThat(rows.stream()
                            .flatMap(row -> TYPE.matcher(row[3]).results())
                            .map((MatchResult type) -> type.group(1)))
                    .hasSizeGreaterThan(40)
                    .allMatch(types::contains);
        }
    }
}
