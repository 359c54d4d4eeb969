package org.rarecase.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rarecase.ModuleTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDifference;
import org.rarecase.form.Forms;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;

/** What a move does with answers, and who may move. What goes with them in other modules is tested with all of them. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "database")
@ContextConfiguration(initializers = TestMySql.WithOwnForms.class)
@Import({Registry.class, ModuleTest.Surroundings.class, SampleForms.class})
class MigrationRulesIntegrationTests extends SampleCases {

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    VersionMigrations formMoves;

    @Autowired
    Forms forms;

    private static final Map<String, String> ITEMS_OF_OTHER_TYPE = Map.of(
            "size", "{item: size, type: decimal, derive: '3 + 4', label: {en: Size}}",
            "stage", "{item: stage, type: date, label: {en: Stage}}");

    @Test
    void aMoveNeedsItsRoleAndAReason() {
        CaseId id = filled();
        nextVersion("size");

        for (String other : List.of(registry.anna(), registry.monitor(), registry.auditor())) {
            assertThatThrownBy(() -> registry.run(other, () -> formMove.move(id, "why")))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> registry.run(other, () -> formMove.preview(id)))
                    .isInstanceOf(NotAllowed.class);
        }
        for (String other : List.of(registry.anna(), registry.coordinator())) {
            assertThatThrownBy(() -> registry.run(other, () -> formMoves.start(MigrationSelection.ALL, "why")))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> registry.run(registry.coordinator(), () -> formMove.move(id, " ")))
                .isInstanceOf(MigrationNotPossible.class);
    }

    @Test
    void anApprovedCaseStaysAsItIs() {
        CaseId id = filled();
        nextVersion("size");
        registry.run(registry.anna(), () -> {
            FormInstanceId diagnosis = casebook.open(id).entries().getFirst().id();
            casebook.save(id, diagnosis, List.of(change("tumour_type", Answer.text("T09"))), null);
            lifecycle.submit(id);
        });
        registry.run(registry.coordinator(), () -> lifecycle.approve(id, null));

        assertThat(preview(id).obstacle()).isNotNull();
        assertThatThrownBy(() -> move(id)).isInstanceOf(CaseNotEditable.class).hasMessageContaining("locked");
        assertThat(answer(id, "note")).isEqualTo(Answer.text("lost"));
    }

    @Test
    void thePreviewTellsWhatIsKeptNewAndGone() {
        CaseId id = filled();
        nextVersion("size", "stage_without_ii", "remark", "radius");

        MigrationPreview preview = preview(id);
        MigratedForm moved = preview.moved().getFirst();

        assertThat(preview.moved()).hasSize(1);
        assertThat(moved.kept()).isOne();
        assertThat(moved.putAside())
                .extracting(
                        each -> each.path().toString(), each -> each.answer().print())
                .containsExactlyInAnyOrder(tuple("note", "lost"), tuple("ihc[r1].marker", "SF1"));
        assertThat(moved.unfit())
                .extracting(
                        each -> each.path().toString(), each -> each.answer().print())
                .containsExactly(tuple("stage", "II"));
        assertThat(moved.difference().items(FormDifference.Kind.ADDED).map(FormDifference.Part::key))
                .containsExactly("remark", "radius");
        assertThat(preview.obstaclesAfter() - preview.obstaclesBefore()).isEqualTo(2);
        assertThat(sample(id).form().version()).isEqualTo(version - 1);
    }

    @Test
    void anAnswerThatTheNewVersionAsksAsWellIsSavedAlsoFromAPageOfBefore() {
        CaseId id = filled();
        nextVersion("size", "stage", "remark", "ihc");
        move(id);

        save(id, new Change(ItemPath.of("size"), Answer.number("5"), Answer.number("6")));

        assertThat(answer(id, "size")).isEqualTo(Answer.number("6"));
        assertThat(sample(id).form().version()).isEqualTo(version);
    }

    @Test
    void whatBecomesCalculatedOrOfAnotherTypeIsPutAsideToo() {
        CaseId id = filled();
        version++;
        SampleForms.write("core/sample.yaml", """
                form: sample
                version: %d
                removed: [note, ihc]
                title: {en: Sample}
                sections:
                  - section: main
                    title: {en: Main}
                    items:
                      - %s
                      - %s
                """.formatted(
                        version, ITEMS_OF_OTHER_TYPE.get("size"), ITEMS_OF_OTHER_TYPE.get("stage")));
        forms.readAgain();
        assertThat(forms.problems()).isEmpty();
        move(id);

        assertThat(answer(id, "size")).isEqualTo(Answer.number("7"));
        assertThat(answer(id, "stage")).isEqualTo(Answer.BLANK);
        assertThat(registry.as(registry.coordinator(), () -> formMove.putAside(id)))
                .extracting(each -> each.place().path() + " " + each.answer().print())
                .contains("size 5", "stage II");
    }

    @Test
    void aFormThatIsNewInTheCasebookJoinsTheCase() {
        CaseId id = filled();
        SampleForms.write("core/extra.yaml", """
                form: extra
                version: 1
                title: {en: Extra}
                sections:
                  - {section: main, title: {en: Main}, items: [{item: x, type: text, label: {en: X}}]}
                """);
        SampleForms.write(
                "casebook.yaml",
                "casebook: [registration, diagnosis, local-pathology, sample, extra, central-review, review-comparison, agreed-diagnosis, surgery, radiotherapy, event, follow-up]\n");
        nextVersion("size", "stage", "note", "ihc", "remark");

        assertThat(preview(id).added()).extracting(form -> form.key().value()).containsExactly("extra");
        move(id);
        assertThat(registry.as(registry.anna(), () -> casebook.open(id)).entries())
                .extracting(entry -> entry.form().key().value())
                .containsSubsequence("sample", "extra");
    }
}
