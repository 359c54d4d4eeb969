package org.rarecase.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseNotEditable;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.saving.FormVersionChanged;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDifference;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.form.ItemPath;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.QueryState;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.Signer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@MigrationTest
class VersionMigrationIntegrationTests {

    private static final FormKey SAMPLE = SampleForms.KEY;

    /** Account, lock, entries, answers put aside, queries, trail (three), commit. */
    private static final int MOST_STATEMENTS = 10;

    @Autowired
    Casebook casebook;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    Signatures signatures;

    @Autowired
    VersionMigration formMove;

    @Autowired
    VersionMigrations formMoves;

    @Autowired
    MigrationRunner runner;

    @Autowired
    DataQueries queries;

    @Autowired
    QueryRaising raising;

    @Autowired
    SourceDataVerification verifications;

    @Autowired
    Forms forms;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MigrationKiller killer;

    @Autowired
    SampleForms samples;

    private int version;

    @BeforeEach
    void firstVersion() {
        samples.begin();
        nextVersion("size", "stage", "note", "ihc");
    }

    private void nextVersion(String... items) {
        version = samples.next(items);
    }

    /** Of the version before: size 5, stage II, note “lost”, one marker. */
    private CaseId filled() {
        CaseId id = register();
        save(
                id,
                change("size", Answer.number("5")),
                change("stage", Answer.text("II")),
                change("note", Answer.text("lost")),
                new Change(ItemPath.inRow("ihc", "r1", "marker"), Answer.BLANK, Answer.text("SF1")));
        return id;
    }

    private CaseId register() {
        return registry.as(
                        registry.anna(),
                        () -> casebook.register(registry.padua().id()))
                .id();
    }

    private void save(CaseId id, Change... changes) {
        FormInstanceId entry = sample(id).id();
        registry.run(registry.anna(), () -> casebook.save(id, entry, List.of(changes), null));
    }

    private static Change change(String item, Answer answer) {
        return new Change(ItemPath.of(item), Answer.BLANK, answer);
    }

    private FormInstance sample(CaseId id) {
        return registry.as(registry.anna(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().equals(SAMPLE))
                .findFirst()
                .orElseThrow();
    }

    private Answer answer(CaseId id, String path) {
        return sample(id).answers().get(ItemPath.parse(path));
    }

    private void move(CaseId id) {
        assertThat(registry.as(registry.coordinator(), () -> formMove.move(id, "Protocol 3")))
                .isTrue();
    }

    private MigrationPreview preview(CaseId id) {
        return registry.as(registry.coordinator(), () -> formMove.preview(id));
    }

    private List<List<String>> trail(CaseId id, String kind) {
        return sql.sql("SELECT item_path, old_value, new_value, reason FROM audit_entry WHERE case_id = ? AND kind = ?"
                        + " ORDER BY id")
                .params(id.value(), kind)
                .query((row, number) -> {
                    List<String> line = new ArrayList<>();
                    for (int column = 1; column <= 4; column++) {
                        line.add(row.getString(column));
                    }
                    return line;
                })
                .list();
    }

    @Test
    void aMoveKeepsTheVerificationOfValuesThatStay() {
        CaseId id = filled();
        ItemRef size = new ItemRef(sample(id).id(), ItemPath.of("size"));
        ItemRef note = new ItemRef(sample(id).id(), ItemPath.of("note"));
        registry.run(
                registry.monitor(),
                () -> verifications.verify(id, Map.of(size, Answer.number("5"), note, Answer.text("lost"))));
        nextVersion("size", "stage_without_ii", "remark");

        move(id);

        assertThat(registry.as(
                        registry.monitor(),
                        () -> verifications.of(casebook.open(id)).marks()))
                .containsOnlyKeys(size);
        assertThat(trail(id, "verification.lost")).extracting(List::getFirst).containsExactly("note");
    }

    @Test
    void anEntryReadsAsItDidAfterItsFormHasChanged() {
        CaseId id = filled();
        nextVersion("size", "stage_without_ii", "remark");

        FormInstance entry = sample(id);
        assertThat(entry.form().version()).isEqualTo(version - 1);
        assertThat(entry.form().find("note")).isPresent();
        assertThat(entry.form().find("stage").orElseThrow().codeList().find("II"))
                .isPresent();
        save(id, new Change(ItemPath.of("note"), Answer.text("lost"), Answer.text("found")));
        assertThat(answer(id, "note")).isEqualTo(Answer.text("found"));
        assertThat(sample(register()).form().version()).isEqualTo(version);
    }

    @Test
    void anAnswerThatTheNewVersionDoesNotAskIsRefusedWithWhatWasTypedAndStoresNothingBesideIt() {
        CaseId id = filled();
        FormInstanceId shown = sample(id).id();
        nextVersion("size", "stage", "ihc");
        move(id);
        Change gone = new Change(ItemPath.of("note"), Answer.text("lost"), Answer.text("found"));
        Change asked = new Change(ItemPath.of("size"), Answer.number("5"), Answer.number("6"));

        assertThatThrownBy(() -> save(id, asked, gone)).isInstanceOfSatisfying(FormVersionChanged.class, refused -> {
            assertThat(refused.place()).isEqualTo(new ItemRef(shown, ItemPath.of("note")));
            assertThat(refused)
                    .hasMessageContaining("moved to version " + version)
                    .hasMessageContaining("found");
        });

        assertThat(answer(id, "size")).isEqualTo(Answer.number("5"));
        assertThat(trail(id, "value.changed")).extracting(List::getLast).doesNotContain("found");
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
    void aMovedCaseHasItsAnswersInTheNewVersionAndTheTrailTellsWhatWentAside() {
        CaseId id = filled();
        nextVersion("size", "stage_without_ii", "remark", "radius");
        move(id);

        assertThat(sample(id).form().version()).isEqualTo(version);
        assertThat(answer(id, "size")).isEqualTo(Answer.number("5"));
        assertThat(answer(id, "stage")).isEqualTo(Answer.text("II"));
        assertThat(answer(id, "radius")).isEqualTo(Answer.number("2.5"));
        assertThat(sample(id).answers().all().keySet().stream().map(ItemPath::toString))
                .containsExactlyInAnyOrder("size", "stage", "radius");
        assertThat(trail(id, "form.moved"))
                .containsExactly(Arrays.asList(null, "version " + (version - 1), "version " + version, "Protocol 3"));
        assertThat(trail(id, "value.put-aside")).extracting(List::getFirst).contains("note", "ihc[r1].marker");
        assertThat(trail(id, "value.derived")).extracting(line -> line.get(2)).containsExactly("2.5");
        assertThat(registry.as(registry.anna(), () -> formMove.putAside(id)))
                .extracting(
                        each -> each.place().path().toString(),
                        RetiredAnswer::version,
                        each -> each.answer().print())
                .contains(tuple("note", version - 1, "lost"));
        assertThat(preview(id).isEmpty()).isTrue();
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

    private static final Map<String, String> ITEMS_OF_OTHER_TYPE = Map.of(
            "size", "{item: size, type: decimal, derive: '3 + 4', label: {en: Size}}",
            "stage", "{item: stage, type: date, label: {en: Stage}}");

    @Test
    void queriesOnVanishedItemsAreClosedWithAReasonAndTheOthersStay() {
        CaseId id = filled();
        QueryId vanishing = raise(id, "note");
        QueryId staying = raise(id, "size");
        nextVersion("size", "stage", "ihc");
        move(id);

        assertThat(query(id, vanishing).state()).isEqualTo(QueryState.CLOSED);
        assertThat(query(id, staying).state()).isEqualTo(QueryState.OPEN);
        assertThat(trail(id, "query.closed"))
                .singleElement()
                .asString()
                .contains("moved to a version that does not ask this");
    }

    @Test
    void aQueryOfACheckThatTheVersionDroppedIsClosedToo() {
        CaseId id = filled();
        QueryId ofCheck = raise(id, "size");
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        transaction -> sql.sql("UPDATE query_query SET check_key = 'size-plausible' WHERE id = ?")
                                .param(ofCheck.value())
                                .update());
        nextVersion("size", "stage", "ihc");
        move(id);

        assertThat(query(id, ofCheck).state()).isEqualTo(QueryState.CLOSED);
    }

    private QueryId raise(CaseId id, String item) {
        FormInstanceId entry = sample(id).id();
        return registry.as(
                registry.monitor(), () -> raising.raise(id, new ItemRef(entry, ItemPath.of(item)), "Is this so?"));
    }

    private DataQuery query(CaseId id, QueryId query) {
        return registry.as(registry.monitor(), () -> queries.ofCase(casebook.open(id))).stream()
                .filter(each -> each.id().equals(query))
                .findFirst()
                .orElseThrow();
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
                "casebook: [diagnosis, local-pathology, sample, extra, central-review, review-comparison, surgery, radiotherapy, event, follow-up]\n");
        nextVersion("size", "stage", "note", "ihc", "remark");

        assertThat(preview(id).added()).extracting(form -> form.key().value()).containsExactly("extra");
        move(id);
        assertThat(registry.as(registry.anna(), () -> casebook.open(id)).entries())
                .extracting(entry -> entry.form().key().value())
                .containsSubsequence("sample", "extra");
    }

    @Test
    void aSignedReviewStaysInItsVersion() throws IOException {
        CaseId id = filled();
        FormInstanceId review =
                registry.as(registry.coordinator(), () -> lifecycle.openReviewForm(id, new FormKey("central-review")));
        registry.run(
                registry.pathologist(),
                () -> casebook.save(id, review, List.of(change("confidence", Answer.text("definite"))), null));
        new Signer(registry, casebook, signatures)
                .sign(registry.pathologist(), id, review, SignatureMeaning.PATHOLOGY_REVIEWED);
        registry.run(registry.pathologist(), () -> lifecycle.signOff(id, review));
        Path file = TestMySql.WithOwnForms.OWN_FORMS.resolve("core/central-review.yaml");
        SampleForms.write("core/central-review.yaml", Files.readString(file).replace("version: 1", "version: 2"));
        nextVersion("size", "stage", "note");
        move(id);

        assertThat(registry.as(registry.monitor(), () -> casebook.open(id))
                        .entry(review)
                        .form()
                        .version())
                .isOne();
    }

    @Test
    void anApprovedCaseStaysAsItIs() {
        CaseId id = filled();
        nextVersion("size");
        approve(id);

        assertThat(preview(id).obstacle()).isNotNull();
        assertThatThrownBy(() -> move(id)).isInstanceOf(CaseNotEditable.class).hasMessageContaining("locked");
        assertThat(answer(id, "note")).isEqualTo(Answer.text("lost"));
    }

    private void approve(CaseId id) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(it -> sql.sql("UPDATE casebook_case SET state = 'APPROVED' WHERE id = ?")
                        .param(id.value())
                        .update());
    }

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
    void aMoveTakesAsManyStatementsForManyAnswersAsForOne() {
        CaseId few = filled();
        CaseId many = filled();
        List<Change> rows = new ArrayList<>();
        for (int row = 2; row <= 40; row++) {
            rows.add(new Change(ItemPath.inRow("ihc", "r" + row, "marker"), Answer.BLANK, Answer.text("M" + row)));
        }
        save(many, rows.toArray(Change[]::new));
        nextVersion("size", "radius");

        String coordinator = registry.coordinator();
        int forFew = Statements.countDuring(() -> registry.run(coordinator, () -> formMove.move(few, "Protocol 3")));
        assertThat(Statements.during(() -> registry.run(coordinator, () -> formMove.move(many, "Protocol 3"))))
                .hasSizeLessThanOrEqualTo(Math.min(forFew, MOST_STATEMENTS));
    }

    @Test
    void manyCasesAreMovedOneAfterTheOther() {
        CaseId first = filled();
        CaseId locked = filled();
        CaseId last = filled();
        nextVersion("size");
        assertThat(registry.as(registry.administrator(), () -> formMoves.outdated(before())))
                .containsExactly(new OutdatedForm(SAMPLE, version - 1, version, 3));
        long job = start();
        approve(locked);

        while (runner.step()) {
            assertThat(job(job).total()).isEqualTo(3);
        }
        MigrationJob ended = job(job);
        assertThat(ended.state()).isEqualTo(MigrationJob.State.DONE);
        assertThat(List.of(ended.moved(), ended.failed(), ended.waiting())).containsExactly(2, 1, 0);
        assertThat(registry.as(registry.administrator(), () -> formMoves.failures(job)))
                .extracting(MigrationJob.Failure::caseId, MigrationJob.Failure::message)
                .satisfies(failures ->
                        assertThat(failures).hasSize(1).first().asString().contains("locked"));
        assertThat(sample(first).form().version()).isEqualTo(version);
        assertThat(sample(last).form().version()).isEqualTo(version);
        assertThat(sql.sql("SELECT user_name, role FROM audit_entry WHERE case_id = ? AND kind = 'form.moved'")
                        .param(first.value())
                        .query((row, number) -> row.getString(1) + " " + row.getString(2))
                        .single())
                .isEqualTo("adam administrator");
    }

    private MigrationSelection before() {
        return new MigrationSelection(null, null, null, SAMPLE, version - 1);
    }

    private long start() {
        return registry.as(registry.administrator(), () -> formMoves.start(before(), "Protocol 3"));
    }

    private MigrationJob job(long id) {
        return registry.as(registry.administrator(), () -> formMoves.newest()).stream()
                .filter(job -> job.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMoveThatIsKilledGoesOnWithTheCaseItWasAt() {
        CaseId id = filled();
        nextVersion("size");
        long job = start();
        killer.kills = true;

        assertThatThrownBy(() -> runner.step()).isInstanceOf(MigrationKiller.Killed.class);
        assertThat(sample(id).form().version()).isEqualTo(version - 1);
        assertThat(answer(id, "note")).isEqualTo(Answer.text("lost"));
        assertThat(job(job).waiting()).isOne();

        assertThat(runner.step()).isTrue();
        assertThat(sample(id).form().version()).isEqualTo(version);
        assertThat(job(job).moved()).isOne();
        assertThat(runner.step()).isTrue();
        assertThat(job(job).state()).isEqualTo(MigrationJob.State.DONE);
    }

    @Test
    void aCancelledMoveLeavesTheRestAsItIs() {
        CaseId first = filled();
        CaseId second = filled();
        nextVersion("size");
        long job = start();
        runner.step();
        registry.run(registry.administrator(), () -> formMoves.cancel(job));

        assertThat(runner.step()).isFalse();
        assertThat(sample(first).form().version()).isEqualTo(version);
        assertThat(sample(second).form().version()).isEqualTo(version - 1);
        assertThat(job(job).state()).isEqualTo(MigrationJob.State.CANCELLED);
        assertThatThrownBy(() -> registry.run(registry.administrator(), () -> formMoves.cancel(job)))
                .isInstanceOf(MigrationNotPossible.class);
    }
}
