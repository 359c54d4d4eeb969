package org.rarecase.exchange.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.WrittenFiles;

class ExchangeCommandTests {

    @TempDir
    Path folder;

    private Path forms;
    private String out = "";
    private String err = "";

    @BeforeEach
    void forms() throws IOException {
        forms = folder.resolve("forms");
        Files.createDirectories(forms.resolve("core"));
        Files.writeString(forms.resolve("core/every.yaml"), EveryType.file());
        Files.writeString(forms.resolve("casebook.yaml"), "casebook: [every]\n");
    }

    private int run(Object... arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream beside = new ByteArrayOutputStream();
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        assertThat(ExchangeCommand.isMeant(words)).isTrue();
        int exit = ExchangeCommand.run(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                new PrintStream(beside, true, StandardCharsets.UTF_8),
                words);
        out = told.toString(StandardCharsets.UTF_8);
        err = beside.toString(StandardCharsets.UTF_8);
        return exit;
    }

    /** Without the two columns of uploaded files, which no import takes. */
    private Path file(String name, String from, String to) throws IOException {
        List<CaseFact> cases = new ArrayList<>();
        EveryType.states().forEach(said -> {
            said.remove("file");
            cases.add(EveryType.saying(said));
        });
        String text = WrittenFiles.of(KnownFormats.writer("json"), EveryType.content(EveryType.form()), cases)
                .text("cases.ndjson");
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve(name), text.replace(from, to));
    }

    @Test
    void aFileOfWhichAllIsUnderstoodIsTold() throws IOException {
        Path file = file("cases.txt", "", "");

        assertThat(run("exchange", "check", file, "--forms", forms)).as(out).isZero();
        assertThat(out)
                .startsWith(file + ": json")
                .contains("cases: " + EveryType.states().size() + ", filled forms: ")
                .contains("blank ", "not-asked ", "unknown ", "not-done ", "not-applicable ")
                .endsWith("would be left out: 0, would be refused: 0\n");
    }

    @Test
    void whatWouldBeLeftOutAndWhatWouldBeRefusedAreToldWithTheirLine() throws IOException {
        assertThat(run("exchange", "check", file("other.txt", "\"date\":\"", "\"dated\":\""), "--forms=" + forms))
                .isEqualTo(1);
        assertThat(out).containsPattern("line \\d+: left out, PAD-0001, every 1.*dated");
        assertThat(run(
                        "exchange",
                        "check",
                        file("code.txt", "\"choice\":\"c-1\"", "\"choice\":\"z\""),
                        "--forms",
                        forms))
                .isEqualTo(1);
        assertThat(out).containsPattern("line \\d+: refused, PAD-0001, every 1, choice: .*z");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInASentence() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "");
        assertThat(run("exchange", "check", file)).isEqualTo(2);
        assertThat(err).contains("The file is empty.");
        Files.writeString(file, "PK not a zip");
        assertThat(run("exchange", "check", file)).isEqualTo(2);
        assertThat(err).contains("This is no file of cases that can be read here.", "json");
        Files.writeString(
                file,
                Files.readString(file("whole", "", "")).lines().findFirst().orElseThrow());
        assertThat(run("exchange", "check", file, "--forms", forms)).isEqualTo(2);
        assertThat(err).contains("The file was cut after line 1");
        assertThat(run("exchange", "check", folder.resolve("gone"))).isEqualTo(2);
        assertThat(err).contains("There is no file").doesNotContain("Exception");
        assertThat(run("exchange", "check", file, "--forms", folder.resolve("gone")))
                .isEqualTo(2);
        assertThat(err).contains("There is no folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"odm-2.0", "odm-1.3.2"})
    void theFormsOfAFolderAreWrittenWhole(String format) throws IOException {
        Path file = folder.resolve("forms.xml");

        assertThat(run("forms", "export", forms, "--as", format, file)).as(err).isZero();
        assertThat(Files.readString(file))
                .contains("F.every", "I.every.decimal")
                .doesNotContain("ClinicalData");
        assertThat(out).contains("forms: 1");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing half is left").hasSize(2);
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheUsage() {
        Path file = folder.resolve("forms.xml");
        for (Object[] words : new Object[][] {
            {"forms", "export", forms, file},
            {"forms", "export", forms, "--as", "pdf", file},
            {"forms", "export", forms, "--as"},
            {"forms", "export", forms, "--as", "odm-2.0", file, "more"},
            {"forms", "export", forms, "--into", "odm-2.0", file},
            {"exchange", "check"},
        }) {
            assertThat(run(words)).as(Arrays.toString(words)).isEqualTo(2);
            assertThat(err).contains("usage: ./rarecase " + words[0] + " " + words[1]);
        }
        assertThat(file).doesNotExist();
        assertThat(run("forms", "export", "--help")).isZero();
        assertThat(out).startsWith("usage: ./rarecase forms export");
    }
}
