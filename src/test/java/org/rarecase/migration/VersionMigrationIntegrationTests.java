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
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.saving.FormVersionChanged;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
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
class VersionMigrationIntegrationTests extends SampleCases {

    /** Account, lock, entries, answers put aside, queries, trail (three), commit. */
    private static final int MOST_STATEMENTS = 10;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    Signatures signatures;

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
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MigrationKiller killer;

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
    void aSignedReviewStaysInItsVersion() throws IOException {
        CaseId id = filled();
        FormInstanceId review = registry.as(
                registry.coordinator(), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));
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

        assertThat(registry.as(registry.coordinator(), () -> casebook.open(id))
                        .entry(review)
                        .form()
                        .version())
                .isOne();
    }

    private void approve(CaseId id) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(it -> sql.sql("UPDATE casebook_case SET state = 'APPROVED' WHERE id = ?")
                        .param(id.value())
                        .update());
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
