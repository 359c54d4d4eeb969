package org.rarecase.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.database.TestMySql;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;

/** The form {@code sample}, of which tests write one version after the other. */
public class SampleForms {

    public static final FormKey KEY = new FormKey("sample");

    /** Items by key, so that a version can say which of them are gone. */
    private static final Map<String, String> ITEMS = Map.of(
            "size", "{item: size, type: decimal, unit: mm, label: {en: Size}}",
            "stage", "{item: stage, type: choice, codes: [I, II], label: {en: Stage}}",
            "stage_without_ii", "{item: stage, type: choice, codes: [I, III], label: {en: Stage}}",
            "note", "{item: note, type: text, label: {en: Note}}",
            "remark", "{item: remark, type: text, required: true, label: {en: Remark}}",
            "radius", "{item: radius, type: decimal, derive: size / 2, label: {en: Radius}}",
            "ihc", "{item: ihc, type: group, label: {en: IHC}, items: [{item: marker, type: text, label: {en: M}}]}");

    private final Forms forms;
    private int version;

    SampleForms(Forms forms) {
        this.forms = forms;
    }

    /** Each test begins with a version of its own, which it then writes. */
    public void begin() {
        // Another context may have written versions since.
        forms.readAgain();
        try {
            Files.deleteIfExists(TestMySql.WithOwnForms.OWN_FORMS.resolve("core/extra.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(
                "casebook.yaml",
                "casebook: [registration, diagnosis, local-pathology, sample, central-review, review-comparison, agreed-diagnosis, surgery, radiotherapy, event, follow-up]\n");
        version = forms.versions(KEY).stream()
                .findFirst()
                .map(newest -> newest.version())
                .orElse(0);
    }

    /** Puts a version with these items into use, and gives its number. */
    public int next(String... items) {
        version++;
        Set<String> gone = new LinkedHashSet<>(ITEMS.keySet());
        Stream.of(items).map(SampleForms::key).forEach(gone::remove);
        gone.remove("stage_without_ii");
        write("core/sample.yaml", """
                form: sample
                version: %d
                removed: %s
                title: {en: Sample}
                sections:
                  - section: main
                    title: {en: Main}
                    items:
                %s
                """.formatted(
                version,
                gone,
                Stream.of(items).map(item -> "      - " + ITEMS.get(item)).collect(Collectors.joining("\n"))));
        forms.readAgain();
        assertThat(forms.problems()).isEmpty();
        assertThat(forms.inUse().form(KEY).version()).isEqualTo(version);
        return version;
    }

    private static String key(String item) {
        return item.equals("stage_without_ii") ? "stage" : item;
    }

    static void write(String file, String text) {
        try {
            Path path = TestMySql.WithOwnForms.OWN_FORMS.resolve(file);
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
