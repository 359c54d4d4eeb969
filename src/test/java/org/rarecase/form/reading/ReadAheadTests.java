package org.rarecase.form.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.FormSource;

class ReadAheadTests {

    @TempDir
    Path folder;

    @Test
    void formsAreReadOnceForTheStartAndAnewForWhoeverAsksAgain() throws IOException {
        write("First title");
        FormSource forms = new ReadAhead(new FormFolder(folder, Clock.systemUTC()));

        assertThat(title(read(forms))).isEqualTo("First title");
        write("Second title");
        assertThat(title(read(forms))).isEqualTo("Second title");
    }

    @Test
    void whatIsWrongWithTheFolderIsSaidToWhoeverAsks() {
        FormSource forms = new ReadAhead(new FormFolder(folder.resolve("nowhere"), Clock.systemUTC()));

        assertThatThrownBy(forms::texts).isInstanceOf(FormsNotFound.class);
    }

    private static FormLibrary read(FormSource forms) {
        return forms.read(forms.texts());
    }

    private static String title(FormLibrary library) {
        return library.forms().getFirst().title().in(Locale.ENGLISH);
    }

    private void write(String title) throws IOException {
        Files.writeString(folder.resolve("casebook.yaml"), "casebook: [short]\n");
        Files.createDirectories(folder.resolve("core"));
        Files.writeString(folder.resolve("core/short.yaml"), """
                form: short
                version: 1
                title: {en: %s}
                sections:
                  - section: only
                    title: {en: Only}
                    items:
                      - {item: size, type: integer, label: {en: Size}}
                """.formatted(title));
    }
}
