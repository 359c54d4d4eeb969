package org.rarecase.form;

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

    @Test
    void aCommandThatMakesNoSenseIsExplained() {
        assertThat(run(2, "forms", "check", folder, "--against")).contains("usage", "--against OLDDIR");
    }
}
