package org.rarecase.exchange.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SmallHeapTests {

    private static final int CASES = 600;

    /** Of what a program allocates once, late. Ten times as many cases of these, kept, are a hundred times that. */
    private static final int MOST_KILOBYTES = 1_500;

    /** A case of fifty items is 10 kB and more in memory. */
    @Test
    void whatAFormatKeepsInMemoryDoesNotGrowWithTheCases() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        String.valueOf(CASES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(told).isZero();
        Map<String, Integer> grew = told.lines()
                .filter(line -> line.startsWith("GREW "))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[1] + " " + words[2], words -> Integer.valueOf(words[3])));
        List<String> formats = KnownFormats.writers().stream()
                .map(format -> "write " + format.key())
                .toList();
        assertThat(grew).containsKeys(formats.toArray(String[]::new)).containsKeys("read json", "read odm-2.0");
        assertThat(grew.values()).as("%s", grew).allMatch(kilobytes -> kilobytes < MOST_KILOBYTES);
    }
}
