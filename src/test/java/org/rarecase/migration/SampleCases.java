package org.rarecase.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases with the form {@code sample}, whose versions a test writes one after the other. */
abstract class SampleCases {

    static final FormKey SAMPLE = SampleForms.KEY;

    @Autowired
    Casebook casebook;

    @Autowired
    VersionMigration formMove;

    @Autowired
    Registry registry;

    @Autowired
    SampleForms samples;

    int version;

    @BeforeEach
    void firstVersion() {
        samples.begin();
        nextVersion("size", "stage", "note", "ihc");
    }

    void nextVersion(String... items) {
        version = samples.next(items);
    }

    /** Of the version before: size 5, stage II, note “lost”, one marker. */
    CaseId filled() {
        CaseId id = register();
        save(
                id,
                change("size", Answer.number("5")),
                change("stage", Answer.text("II")),
                change("note", Answer.text("lost")),
                new Change(ItemPath.inRow("ihc", "r1", "marker"), Answer.BLANK, Answer.text("SF1")));
        return id;
    }

    CaseId register() {
        return registry.as(
                        registry.anna(),
                        () -> casebook.register(registry.padua().id()))
                .id();
    }

    void save(CaseId id, Change... changes) {
        FormInstanceId entry = sample(id).id();
        registry.run(registry.anna(), () -> casebook.save(id, entry, List.of(changes), null));
    }

    static Change change(String item, Answer answer) {
        return new Change(ItemPath.of(item), Answer.BLANK, answer);
    }

    FormInstance sample(CaseId id) {
        return registry.as(registry.anna(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().equals(SAMPLE))
                .findFirst()
                .orElseThrow();
    }

    Answer answer(CaseId id, String path) {
        return sample(id).answers().get(ItemPath.parse(path));
    }

    void move(CaseId id) {
        assertThat(registry.as(registry.coordinator(), () -> formMove.move(id, "Protocol 3")))
                .isTrue();
    }

    MigrationPreview preview(CaseId id) {
        return registry.as(registry.coordinator(), () -> formMove.preview(id));
    }
}
