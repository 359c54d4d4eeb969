package org.rarecase.form.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsCommandTests {

    private static final String FORM = """
            form: sample
            version: 1
            title: {en: Sample}
            sections:
              - {section: a, title: {en: A}, items: [{item: x, type: text, label: {en: X}}]}
            """;

    @TempDir
    Path folder;

    private Path forms(String name, String form) throws IOException {
        Path forms = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(forms.resolve("core"));
        Files.writeString(forms.resolve("casebook.yaml"), "casebook: [sample]\n");
        Files.writeString(forms.resolve("core/sample.yaml"), form);
        return forms;
    }

    private static String run(int exit, Object... arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        assertThat(FormsCommand.run(new PrintStream(told, true, StandardCharsets.UTF_8), words))
                .isEqualTo(exit);
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFolderIsComparedWithWhatItWasBefore() throws IOException {
        Path before = forms("before", FORM);
        Path after = forms("after", FORM.replace("item: x", "item: y"));

        assertThat(run(1, "forms", "check", after, "--against", before))
                .contains("sample.yaml:2: The form was changed since version 1 in", "Write “version: 2”.")
                .contains("The item “x” of version 1 is missing.");
        assertThat(run(0, "forms", "check", before, "--against", before)).contains("1 form, no problems.");
        assertThat(run(0, "forms", "check", after)).contains("no problems");
        forms("after", FORM.replace("item: x", "item: y").replace("version: 1", "version: 2\nremoved: [x]"));
        assertThat(run(0, "forms", "check", after, "--against", before)).contains("no problems");
    }

    private String blinding(int exit, String hidden, String derived) throws IOException {
        return run(
                exit,
                "forms",
                "check",
                forms(
                        "blinding",
                        FORM.replace(
                                "label: {en: X}}",
                                "label: {en: X}" + hidden + "}, {item: z, type: text, label: {en: Z}, derive: x"
                                        + derived + "}")));
    }

    @Test
    void anOpenItemThatFollowsFromAHiddenOneIsWarnedOf() throws IOException {
        assertThat(blinding(0, "", "")).doesNotContain("Warning");
        assertThat(blinding(0, ", blinded: true", ", blinded: true")).doesNotContain("Warning");
        assertThat(blinding(0, ", blinded: true", "")).contains("but not sample.x, which it follows from");
        assertThat(blinding(0, ", blinded: true", ", shownToReader: true"))
                .contains("follows from sample.x, which is hidden. Say in “note”");
        assertThat(blinding(0, ", blinded: true", ", shownToReader: true, note: only its length"))
                .doesNotContain("Warning");
        assertThat(blinding(1, ", blinded: true, shownToReader: true", "")).contains("Keep one of them");
    }

    private String warned(String place, String rule) throws IOException {
        String item = "{item: y, type: integer, label: {en: Y}}";
        String check = "checks: [{check: c, item: x, severity: query, when: '" + rule + "', message: {en: C}}]\n";
        String derived = ", {item: z, type: yes-no, label: {en: Z}, " + place + ": '" + rule + "'}";
        String form = FORM.replace("{en: X}}", "{en: X}}, " + item + (place.equals("when") ? "" : derived));
        return run(0, "forms", "check", forms("warned", place.equals("when") ? form + check : form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when   | not(y = 3)                           | Write “y != 3” if a value is meant",
                "when   | x = \"a\" and not(y = 3)             | Where “y” has no answer, “not(y = 3)” is true",
                "when   | not(list contains([1, 2], y))        | Write “y != null and …” before it",
                "when   | not(y in (1, 2))                     | Where “y” has no answer",
                "derive | not(x = \"a\")                       | “x = null or …” if the blank is",
                "derive | if not(y = 3) then \"yes\" else null | Where “y” has no answer"
            })
    void aRuleThatABlankMakesTrueIsWarnedOfAndUsed(String place, String rule, String said) throws IOException {
        assertThat(warned(place, rule))
                .contains("sample.yaml:", ": Warning: ", said, "1 form, no problems, 1 warning.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when      | y != 3",
                "when      | y = null or not(y = 3)",
                "when      | y != null and not(y = 3)",
                "when      | y > 1 and not(y = 3)",
                "when      | flavour.y = \"not-done\" and not(y = 3)",
                "when      | not(y > 3)",
                "when      | not(x = null)",
                "derive    | if not(y = 3) then null else \"yes\"",
                "askedWhen | not(y = 3)"
            })
    void aRuleThatSaysWhatABlankMeansIsNotWarnedOf(String place, String rule) throws IOException {
        assertThat(warned(place, rule)).isEqualToNormalizingNewlines("1 form, no problems.\n");
    }

    @Test
    void aCommandThatMakesNoSenseIsExplained() {
        assertThat(run(2, "forms", "check", folder, "--against")).contains("usage", "--against OLDDIR");
    }
}
