package org.rarecase.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.exchange.fact.FileRefused;

/** Archives are unpacked as far as they are harmless, and nothing of them stays. */
@Timeout(60)
class UnpackedTests {

    @Test
    void whatIsNoArchiveIsReadAsItIs() throws IOException {
        try (Unpacked file = unpacked(bytes("{}"))) {
            assertThat(file.names()).containsExactly(Unpacked.ITSELF);
            assertThat(file.text(Unpacked.ITSELF, 1)).isEqualTo("{");
            assertThat(file.open(Unpacked.ITSELF).readAllBytes()).isEqualTo(bytes("{}"));
        }
    }

    @Test
    void theFilesOfAnArchiveAreReadAndNothingStaysBehind() throws IOException {
        List<Path> before = folders();
        try (Unpacked file =
                unpacked(zip(Map.of("b/two.csv", bytes("2"), "a.csv", bytes("1"), "__MACOSX/a", bytes(""))))) {
            assertThat(file.names()).containsExactly("a.csv", "b/two.csv");
            assertThat(file.open("b/two.csv").readAllBytes()).isEqualTo(bytes("2"));
            assertThat(folders()).hasSize(before.size() + 1);
        }
        assertThat(folders()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.csv", "a/../../b.csv", "/etc/passwd", "..\\a.csv", "C:a.csv", "a\nb.csv", "./a.csv"})
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        List<Path> before = folders();
        byte[] zip = zip(Map.of(name, bytes("x")));
        assertThatThrownBy(() -> unpacked(zip))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("a name that is not accepted")
                .hasMessageContaining("Nothing was read")
                .message()
                .doesNotContain("\n");
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void archivesWithinArchivesAreNotUnpacked() throws IOException {
        byte[] inner = zip(Map.of("a.csv", bytes("1")));
        byte[] outer = zip(Map.of("inner.zip", inner));
        assertThatThrownBy(() -> unpacked(outer))
                .isInstanceOf(FileRefused.class)
                .hasMessage(
                        "inner.zip is an archive or a workbook within the archive: it is not unpacked. Hand it in by"
                                + " itself.");
    }

    @Test
    void anArchiveThatBecomesAThousandTimesLargerIsRefused() throws IOException {
        byte[] bomb = zip(Map.of("zeros.csv", new byte[200 << 20]));
        assertThatThrownBy(() -> unpacked(bomb))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("holds more than can be unpacked, in zeros.csv");
    }

    @Test
    void anArchiveOfAHundredThousandFilesIsRefused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            files.put(i + ".csv", new byte[0]);
        }
        byte[] zip = zip(files);
        assertThatThrownBy(() -> unpacked(zip))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("more files in the archive than 2000");
    }

    @Test
    void aCutArchiveIsRefused() throws IOException {
        byte[] whole = zip(Map.of("a.csv", bytes("one two three ".repeat(1000) + Math.random())));
        assertThatThrownBy(() -> unpacked(Arrays.copyOf(whole, whole.length / 3)))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("it was cut or is broken");
        assertThatThrownBy(() -> unpacked(zip(Map.of())))
                .isInstanceOf(FileRefused.class)
                .hasMessage("The archive is empty.");
    }

    private static Unpacked unpacked(byte[] file) throws IOException {
        return Unpacked.of(new ByteArrayInputStream(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static List<Path> folders() throws IOException {
        try (var paths = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return paths.filter(path -> path.getFileName()
                            .toString()
                            .startsWith("rarecase-exchange-"
                                    + ProcessHandle.current().pid() + "-"))
                    .sorted()
                    .toList();
        }
    }
}
