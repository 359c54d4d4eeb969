package org.rarecase.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.CurrentAccount;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.saving.SaveConflict;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A save may know the case from the one before: it must not matter to anybody but the clock on the wall. */
@RarecaseIntegrationTest
class SavedCasesIntegrationTests {

    @Autowired
    Casebook casebook;

    @Autowired
    SavedCases savedCases;

    @Autowired
    CaseRepository repository;

    @Autowired
    CaseHolds holds;

    @Autowired
    AuditTrail trail;

    @Autowired
    Registry registry;

    @Autowired
    TransactionTemplate transaction;

    private CaseSaving otherServer;
    private CaseId id;
    private FormInstanceId demographics;
    private FormInstanceId tumour;

    @BeforeEach
    void registerCase(
            @Autowired ReadableCases cases,
            @Autowired DocumentCheck documents,
            @Autowired SignedCases signed,
            @Autowired VerifiedCases verified,
            @Autowired CurrentAccount current,
            @Autowired Forms forms,
            @Autowired CaseForms caseForms,
            @Autowired ApplicationEventPublisher events,
            @Autowired Clock clock) {
        otherServer = new CaseSaving(
                repository,
                cases,
                new SavedCases(clock),
                documents,
                signed,
                verified,
                current,
                forms,
                caseForms,
                events,
                clock);
        registry.run(registry.anna(), () -> {
            id = casebook.register(registry.padua().id()).id();
            casebook.save(id, entry("diagnosis"), List.of(change("tumour_type", "", "T03")), null);
        });
        demographics = entry("demographics");
        tumour = entry("adrenocortical-tumour");
    }

    @Test
    void theSecondSaveReadsNothingAndTakesFourStatements() {
        save(change("weight", "", "12"));

        registry.run(
                registry.anna(),
                () -> assertThat(Statements.during(
                                () -> casebook.save(id, demographics, List.of(change("weight", "12", "13")), null)))
                        .hasSizeLessThanOrEqualTo(4)
                        .noneMatch(statement -> statement.startsWith("SELECT")));

        assertThat(stored("weight")).isEqualTo(Answer.number("13"));
    }

    @Test
    void whatAnotherServerSavedMeanwhileIsAConflictAndNotOverwritten() {
        save(change("weight", "", "12"));
        saveAtOtherServer(change("weight", "12", "14"));

        assertThatThrownBy(() -> save(change("weight", "12", "13")))
                .isInstanceOfSatisfying(
                        SaveConflict.class,
                        conflict -> assertThat(conflict.stored().values()).containsExactly(Answer.number("14")));
        assertThat(stored("weight")).isEqualTo(Answer.number("14"));

        save(change("weight", "14", "15"));
        assertThat(stored("weight")).isEqualTo(Answer.number("15"));
    }

    @Test
    void savingWhatThisServerBelievesToBeStoredIsComparedWithWhatIs() {
        save(change("weight", "", "12"));
        saveAtOtherServer(change("weight", "12", "14"));

        assertThatThrownBy(() -> save(change("weight", "11", "12"))).isInstanceOf(SaveConflict.class);
    }

    @Test
    void serversThatSaveInTurnKeepWhatEachWrote() {
        save(change("weight", "", "12"));
        saveAtOtherServer(change("height", "", "80"));
        save(change("weight", "12", "13"));
        saveAtOtherServer(change("height", "80", "81"));

        assertThat(stored("weight")).isEqualTo(Answer.number("13"));
        assertThat(stored("height")).isEqualTo(Answer.number("81"));
    }

    @Test
    void manyWhoSaveAtTwoServersAtOnceLoseNothing() throws Exception {
        int people = 6;
        int rounds = 8;
        try (var threads = Executors.newFixedThreadPool(people)) {
            List<Future<?>> saving = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                int own = person;
                saving.add(threads.submit(() -> IntStream.range(0, rounds).forEach(round -> {
                    Change next = new Change(
                            ItemPath.inRow("labs", "r" + own, "value"),
                            round == 0 ? Answer.BLANK : Answer.number("" + round),
                            Answer.number("" + (round + 1)));
                    if (own % 2 == 0) {
                        registry.run(registry.anna(), () -> casebook.save(id, tumour, List.of(next), null));
                    } else {
                        saveAtOtherServer(tumour, next);
                    }
                })));
            }
            for (Future<?> each : saving) {
                each.get();
            }
        }

        for (int person = 0; person < people; person++) {
            assertThat(open().entry(tumour).answers().get(ItemPath.inRow("labs", "r" + person, "value")))
                    .isEqualTo(Answer.number("" + rounds));
        }
        registry.run(
                registry.auditor(),
                () -> assertThat(trail.verify(id.value()).isIntact()).isTrue());
    }

    @Test
    void whatIsFrozenMeanwhileIsNotSaved() {
        save(change("weight", "", "12"));
        registry.run(registry.monitor(), () -> holds.freeze(id, demographics, "Compared with the source"));

        assertThatThrownBy(() -> save(change("weight", "12", "13"))).isInstanceOf(CaseNotEditable.class);

        registry.run(registry.monitor(), () -> holds.release(id, demographics, "The site asked"));
        save(change("weight", "12", "13"));
        assertThat(stored("weight")).isEqualTo(Answer.number("13"));
    }

    @Test
    void aFormThatJoinedMeanwhileIsPartOfWhatIsSaved() {
        save(change("weight", "", "12"));
        FormInstanceId added = registry.as(registry.anna(), () -> casebook.addEntry(id, new FormKey("surgery")));

        registry.run(
                registry.anna(),
                () -> casebook.save(id, added, List.of(change("surgery_date", "", "2024-05-29")), null));

        assertThat(open().entry(added).answers().get(ItemPath.of("surgery_date")))
                .isEqualTo(Answer.text("2024-05-29"));
    }

    @Test
    void whatWasRolledBackIsNotKept() {
        save(change("weight", "", "12"));
        registry.run(
                registry.anna(),
                () -> transaction.executeWithoutResult(status -> {
                    casebook.save(id, demographics, List.of(change("weight", "12", "99")), null);
                    status.setRollbackOnly();
                }));

        assertThatThrownBy(() -> save(change("weight", "99", "13"))).isInstanceOf(SaveConflict.class);
        save(change("weight", "12", "13"));
        assertThat(stored("weight")).isEqualTo(Answer.number("13"));
    }

    @Test
    void whatIsKeptIsWhatTheDatabaseGives() {
        save(change("weight", "", "12.50"), change("height", "", "80"));
        registry.run(
                registry.anna(),
                () -> casebook.save(
                        id,
                        tumour,
                        List.of(
                                lab(1, "value", Answer.number("0.10")),
                                lab(2, "value", Answer.number("1234567890123456789.5")),
                                lab(3, "value", Answer.number("100000000")),
                                lab(1, "sample_date", Answer.text("2024-05")),
                                lab(1, "interpretation", Answer.missing(NullFlavour.UNKNOWN)),
                                lab(2, "analyte", Answer.text("é \uD83E\uDE7A \"\\ ")),
                                new Change(
                                        ItemPath.of("weiss_findings"),
                                        Answer.BLANK,
                                        new Answer.Codes(List.of("virilisation", "cushing")))),
                        null));

        Case kept = savedCases.of(id).orElseThrow();
        Case read = repository.find(id).orElseThrow();
        assertThat(kept.caseSummary()).isEqualTo(read.caseSummary());
        assertThat(kept.rowVersion()).isEqualTo(read.rowVersion());
        assertThat(kept.entries().stream().map(FormInstance::answers).toList())
                .isEqualTo(read.entries().stream().map(FormInstance::answers).toList());
        assertThat(kept.equals(read)).isTrue();
    }

    /** Otherwise a save could take a case for unchanged that is not. */
    @Test
    void whateverWritesACaseOrItsFormsCountsItsVersion() throws IOException {
        Pattern update = Pattern.compile(
                "UPDATE casebook_(?:case|form_entry)\\b.*?(?:\\.update\\(|\\.toArray\\()", Pattern.DOTALL);
        try (var files = Files.walk(Path.of("src/main/java/org/rarecase/casebook"))) {
            List<String> writes = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                update.matcher(Files.readString(file)).results().forEach(found -> writes.add(found.group()));
            }
            assertThat(writes)
                    .hasSizeGreaterThan(15)
                    .allMatch(sql -> sql.contains("row_version = ")
                            // Erases the rest of the case in the next statement.
                            || sql.contains("SET answers = '{}'"));
        }
    }

    private static Change lab(int row, String item, Answer answer) {
        return new Change(ItemPath.inRow("labs", "r" + row, item), Answer.BLANK, answer);
    }

    private static Change change(String item, String before, String after) {
        return new Change(ItemPath.of(item), value(before), value(after));
    }

    private static Answer value(String text) {
        return text.matches("[0-9.]+") ? Answer.number(text) : Answer.text(text);
    }

    private void save(Change... changes) {
        registry.run(registry.anna(), () -> casebook.save(id, demographics, List.of(changes), null));
    }

    private void saveAtOtherServer(Change change) {
        saveAtOtherServer(demographics, change);
    }

    private void saveAtOtherServer(FormInstanceId form, Change change) {
        registry.run(
                registry.anna(),
                () -> transaction.executeWithoutResult(
                        status -> otherServer.save(id, Map.of(form, List.of(change)), null)));
    }

    private VisibleCase open() {
        return registry.as(registry.anna(), () -> casebook.open(id));
    }

    private Answer stored(String item) {
        return open().entry(demographics).answers().get(ItemPath.of(item));
    }

    private FormInstanceId entry(String form) {
        return open().entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
