package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rarecase.form.code.Code;
import org.rarecase.form.reading.FormFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class FormVersionsTests {

    private static final FormKey TUMOUR = new FormKey("tumour");
    private static final FormKey SURGERY = new FormKey("surgery");

    private static final String FORM = """
            form: %s
            version: %d
            title: {en: Form}
            sections:
              - section: main
                title: {en: Main}
                items:
                  - {item: stage, type: choice, codelist: stage, label: {en: Stage}}
                  - {item: note, type: text, label: {en: Note}}
            """;

    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "casebook.yaml",
            "casebook: [tumour, surgery]\n",
            "codelists/stage.yaml",
            "codelist: stage\ntitle: {en: Stage}\ncodes: [I, II]\n",
            "core/tumour.yaml",
            FORM.formatted("tumour", 1),
            "core/surgery.yaml",
            FORM.formatted("surgery", 1)));

    private final Map<FormKey, Integer> uses = new HashMap<>();
    private final InMemory editions = new InMemory();

    /** What the database keeps. */
    private static final class InMemory extends FormSnapshots {

        private final Map<FormKey, TreeMap<Integer, Stored>> versions = new HashMap<>();
        private final Map<Long, Map<String, String>> files = new HashMap<>();

        InMemory() {
            super(JdbcClient.create(new DriverManagerDataSource()));
        }

        @Override
        Map<FormKey, TreeMap<Integer, Stored>> versions() {
            Map<FormKey, TreeMap<Integer, Stored>> copy = new HashMap<>();
            versions.forEach((key, of) -> copy.put(key, new TreeMap<>(of)));
            return copy;
        }

        @Override
        Map<String, String> files(long edition) {
            return files.get(edition);
        }

        @Override
        long keep(Map<String, String> texts, Instant now) {
            files.put(files.size() + 1L, new TreeMap<>(texts));
            return files.size();
        }

        @Override
        void keep(Stored version) {
            versions.computeIfAbsent(version.form(), it -> new TreeMap<>()).put(version.version(), version);
        }
    }

    /** A start of the server on the files as they are. */
    private Forms start() {
        FormFolder source = new FormFolder(Path.of("forms"), FormFiles.CLOCK);
        FormVersions versions =
                new FormVersions(editions, (form, version) -> uses.getOrDefault(form, 0), source, FormFiles.CLOCK);
        return Forms.of(versions, () -> versions.take(source.read(files), files));
    }

    private void change(String file, String from, String to) {
        assertThat(files.get(file)).contains(from);
        files.put(file, files.get(file).replace(from, to));
    }

    private static List<String> problems(Forms forms) {
        return forms.problems().stream().map(FormProblem::toString).toList();
    }

    private static List<String> codes(FormDefinition form) {
        return form.find("stage").orElseThrow().codeList().codes().stream()
                .map(Code::value)
                .toList();
    }

    @Test
    void aFirstStartRefusesWrongFiles() {
        change("core/tumour.yaml", "type: text", "type: txt");

        assertThatThrownBy(this::start).isInstanceOf(FormsUnusable.class).hasMessageContaining("tumour.yaml:9");
        assertThat(editions.versions).isEmpty();
    }

    @Test
    void anOldVersionIsReadWithTheCodeListsOfItsTime() {
        start();
        uses.put(TUMOUR, 1);
        change("codelists/stage.yaml", "[I, II]", "[I, III]");
        change("core/tumour.yaml", "version: 1", "version: 2");
        change("core/surgery.yaml", "version: 1", "version: 2");
        Forms forms = start();

        assertThat(problems(forms)).isEmpty();
        assertThat(codes(forms.find(TUMOUR, 1).orElseThrow())).containsExactly("I", "II");
        assertThat(codes(forms.find(TUMOUR, 2).orElseThrow())).containsExactly("I", "III");
        assertThat(forms.inUse().form(TUMOUR).version()).isEqualTo(2);
        assertThat(forms.versions(TUMOUR))
                .extracting(FormVersion::version, FormVersion::inUse)
                .containsExactly(tuple(2, true), tuple(1, false));
    }

    @Test
    void aUsedFormThatChangedNeedsANewVersionAndStaysAsItWas() {
        start();
        uses.put(TUMOUR, 12);
        change("codelists/stage.yaml", "[I, II]", "[I, II, III]");
        Forms forms = start();

        assertThat(problems(forms))
                .containsExactly("forms/core/tumour.yaml:2: The form was changed since version 1 was used in 12 filled"
                        + " forms. Write “version: 2”. Version 1 as it was before stays in use.");
        assertThat(codes(forms.inUse().form(TUMOUR))).containsExactly("I", "II");
        assertThat(codes(forms.inUse().form(SURGERY))).containsExactly("I", "II", "III");
        assertThat(forms.inUse().forms()).extracting(FormDefinition::key).containsExactly(TUMOUR, SURGERY);
    }

    @Test
    void anUnusedFormIsReplacedQuietly() {
        start();
        change("core/tumour.yaml", "item: note", "item: remark");
        Forms forms = start();

        assertThat(problems(forms)).isEmpty();
        assertThat(forms.find(TUMOUR, 1).orElseThrow().find("remark")).isPresent();
        assertThat(start().find(TUMOUR, 1).orElseThrow().find("note")).isEmpty();
    }

    @Test
    void commentsAndWhatIsToBeConfirmedMakeNoOtherForm() {
        start();
        uses.put(TUMOUR, 1);
        change("core/tumour.yaml", "type: text,", "type: text, confirm: true, note: open,");
        files.put("core/tumour.yaml", "# A comment.\n" + files.get("core/tumour.yaml"));

        assertThat(problems(start())).isEmpty();
    }

    @Test
    void aWrongFileLeavesTheFormAsItWasAndTheOthersNew() {
        start();
        change("core/tumour.yaml", "type: text", "type: txt");
        change("core/surgery.yaml", "version: 1", "version: 2");
        Forms forms = start();

        assertThat(forms.inUse().form(TUMOUR).find("note")).isPresent();
        assertThat(forms.inUse().form(SURGERY).version()).isEqualTo(2);
        assertThat(problems(forms))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("forms/core/tumour.yaml:9: ")
                .endsWith("Version 1 as it was before stays in use.");
        assertThat(forms.problems().getFirst().standsIn()).isEqualTo(1);
    }

    @Test
    void aNewFormWithMistakesIsLeftOut() {
        start();
        files.put("core/more.yaml", FORM.formatted("more", 1).replace("type: text", "type: txt"));
        change("casebook.yaml", "surgery", "surgery, more");
        Forms forms = start();

        assertThat(forms.inUse().forms()).extracting(FormDefinition::key).containsExactly(TUMOUR, SURGERY);
        assertThat(problems(forms)).singleElement().asString().endsWith("The form is left out.");
    }

    @Test
    void aWrongCodeListOrCasebookLeavesAllAsItWas() {
        start();
        change("codelists/stage.yaml", "codes: [I, II]", "codes: [I, I]");
        files.put("casebook.yaml", "casebook: [");
        Forms forms = start();

        assertThat(forms.inUse().forms()).extracting(FormDefinition::key).containsExactly(TUMOUR, SURGERY);
        assertThat(codes(forms.inUse().form(TUMOUR))).containsExactly("I", "II");
        assertThat(forms.inUse().codeList("stage").find("II")).isPresent();
        assertThat(problems(forms)).anyMatch(problem -> problem.startsWith("forms/casebook.yaml:1: "));
    }

    @Test
    void anItemThatIsGoneMustBeStated() {
        start();
        uses.put(TUMOUR, 1);
        change("core/tumour.yaml", "version: 1", "version: 2");
        change("core/tumour.yaml", "item: note", "item: remark");
        assertThat(problems(start()))
                .containsExactly(
                        "forms/core/tumour.yaml:2: The item “note” of version 1 is missing. Put it back, or"
                                + " write “removed: [note]” if it is gone on purpose. Version 1 as it was before stays in use.");

        change("core/tumour.yaml", "version: 2", "version: 2\nremoved: [note]");
        Forms forms = start();
        assertThat(problems(forms)).isEmpty();
        assertThat(forms.inUse().form(TUMOUR).find("note")).isEmpty();
        assertThat(forms.find(TUMOUR, ItemPath.of("note"))).isPresent();
    }

    @Test
    void whatIsStatedAsGoneMayNotBeThere() {
        change("core/tumour.yaml", "version: 1", "version: 1\nremoved: [note]");

        assertThatThrownBy(this::start).hasMessageContaining("tumour.yaml:3: The item “note” is in the form.");
    }

    @Test
    void aLowerVersionThanBeforeIsRefused() {
        change("core/tumour.yaml", "version: 1", "version: 2");
        start();
        change("core/tumour.yaml", "version: 2", "version: 1");
        Forms forms = start();

        assertThat(problems(forms)).singleElement().asString().contains("Write “version: 3”.");
        assertThat(forms.inUse().form(TUMOUR).version()).isEqualTo(2);
    }

    @Test
    void aFormWhoseFileIsGoneIsStillReadButNotTaken() {
        start();
        files.remove("core/surgery.yaml");
        change("casebook.yaml", ", surgery", "");
        Forms forms = start();

        assertThat(problems(forms)).isEmpty();
        assertThat(forms.inUse().find(SURGERY)).isEmpty();
        assertThat(forms.find(SURGERY, 1)).isPresent();
        assertThat(forms.all()).extracting(FormDefinition::key).containsExactly(TUMOUR, SURGERY);
    }

    @Test
    void filesAreReadAgainWhileRunning() {
        Forms forms = start();
        change("core/tumour.yaml", "version: 1", "version: 2");
        forms.readAgain();

        assertThat(forms.inUse().form(TUMOUR).version()).isEqualTo(2);
        assertThat(forms.find(TUMOUR, 1)).isPresent();
    }
}
