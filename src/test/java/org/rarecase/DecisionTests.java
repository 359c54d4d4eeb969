package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTests {

    private static final Path FOLDER = Path.of("docs/decisions");

    private static final Pattern HEAD = Pattern.compile(
            "# (?<title>\\S.*)\n\n(?<date>[\\d-]+) · (?<status>accepted|replaced by \\S+\\.md)\n\n## .*");

    static Stream<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void eachSaysWhenAndHowItStandsAndThenWhatWasDecidedRejectedAndPaid(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher head = HEAD.matcher(text.substring(0, text.indexOf('\n', text.indexOf("\n## ") + 1) + 1)
                .strip());
        assertThat(head.matches())
                .as("title, blank line, “2026-11-30 · accepted”, blank line, ## Decision")
                .isTrue();
        assertThat(file.getFileName().toString()).startsWith(head.group("date") + "-");
        assertThat(text.lines().filter(line -> line.startsWith("#")).skip(1))
                .containsExactly("## Decision", "## Rejected", "## Cost");
        for (String section : text.split("\n## \\w+\n")) {
            assertThat(section.strip()).as("each section says something").isNotEmpty();
        }
        if (head.group("status").startsWith("replaced")) {
            assertThat(FOLDER.resolve(head.group("status").substring("replaced by ".length())))
                    .exists();
        }
    }
}
