package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.account.AccountId;
import org.rarecase.account.Accounts;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.casebook.Registration;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.reopening.Reopenings;
import org.rarecase.consent.Consents;
import org.rarecase.consent.Reconsents;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.exchange.cut.CutRequest;
import org.rarecase.exchange.cut.Cuts;
import org.rarecase.exchange.export.Disclosure;
import org.rarecase.exchange.export.ExportRequest;
import org.rarecase.exchange.export.ExportScope;
import org.rarecase.exchange.export.Exports;
import org.rarecase.exchange.export.Purpose;
import org.rarecase.exchange.export.Recipient;
import org.rarecase.exchange.load.CaseLoads;
import org.rarecase.exchange.load.Choices;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadCheck;
import org.rarecase.exchange.load.LoadCounts;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.exchange.mapping.Mappings;
import org.rarecase.form.FormKey;
import org.rarecase.migration.MigrationSelection;
import org.rarecase.migration.VersionMigration;
import org.rarecase.migration.VersionMigrations;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.Amendments;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.pathology.agreed.ReadersComparison;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.pathology.opinion.ProvisionalOpinions;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.pathology.session.PanelSigning;
import org.rarecase.query.BulkQuestion;
import org.rarecase.query.QueryEscalations;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryReason;
import org.rarecase.query.Question;
import org.rarecase.query.board.QueryBulk;
import org.rarecase.query.board.SavedFilters;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Refusal;
import org.rarecase.study.Studies;
import org.rarecase.workflow.process.CaseProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;

/** Walks all services that take text. A new one has to be named here. */
@ProcessTest
class StoredTextsIntegrationTests {

    /** What a service is given that stores nothing of it, or that passed another one of those below. */
    private static final Set<String> NO_TEXT = Set.of(
            "AccountUserDetailsService.loadUserByUsername",
            "AccountUserDetailsService.updatePassword",
            "Accounts.names",
            "Accounts.page",
            "Passwords.changeOwn",
            "Passwords.set",
            "PasswordCheck.check",
            "Studies.find",
            "VisibleCases.page",
            "Exports.count",
            "Cuts.count",
            "CutComparisons.page",
            "CaseCopies.take",
            "CaseDocuments.open",
            // Through CaseLoads.reason.
            "Imports.confirm",
            "HeldCases.requireUnlocked",
            "CaseHolds.lapse",
            "CaseLifecycle.reopen",
            // Of what AgreedDiagnoses keeps.
            "SystemForms.fill",
            // The user name of a reader.
            "CaseLifecycle.openReviewForm",
            "CaseLifecycle.giveReviewForm",
            "ReaderProfiles.setAbsence",
            "ReaderProfiles.setFields",
            "ReaderProfiles.setLaboratory",
            "AdjudicatorSeat.give",
            "Adjudications.choose",
            "Seats.offerTo",
            "SavedFilters.delete",
            // In CaseDocumentsIntegrationTests, since it takes files.
            "CaseDocuments.keep",
            // Only what looks like an address.
            "OwnAccount.setEmail",
            // Through Consents.withdraw.
            "ReconsentAnswers.refused",
            // The name of a zone; only one that there is, is taken.
            "Studies.zone",
            // Called by processes, whose steps passed WorkList.
            "CaseLifecycle.approve",
            "Reopenings.refuse",
            "Seats.decline",
            "CaseLifecycle.returnToSite",
            "CaseVisits.miss",
            "Acknowledgements.acknowledge",
            // Of a code list.
            "QueryRaising.raiseByReview",
            "CaseVisits.withdraw",
            "Consents.refuseErasure",
            "Reconsents.notReached",
            "QueryEscalations.recordReminder",
            "QueryTransitions.recordAnswer",
            "QueryTransitions.recordCancelling",
            "QueryTransitions.recordClosing",
            "QueryTransitions.recordObsolete",
            "QueryTransitions.recordReopening",
            // One after the other by QueryActions.
            "QueryBulk.close",
            "QueryBulk.cancel");

    @Autowired
    ApplicationContext context;

    @Autowired
    CaseScenario cases;

    @Autowired
    Accounts accounts;

    @Autowired
    Studies studies;

    @Autowired
    SourceDataVerification verifications;

    @Autowired
    VersionMigration move;

    @Autowired
    VersionMigrations moves;

    @Autowired
    Mappings mappings;

    @Autowired
    Exports exports;

    @Autowired
    Cuts cuts;

    @Autowired
    CaseLoads loads;

    @Autowired
    Consents consents;

    @Autowired
    Reconsents reconsents;

    @Autowired
    ReconsentAnswers reconsentAnswers;

    @Autowired
    AgreedDiagnoses agreed;

    @Autowired
    Amendments amendments;

    @Autowired
    ProvisionalOpinions opinions;

    @Autowired
    ReadersComparison comparison;

    @Autowired
    Seats offers;

    @Autowired
    ReviewReadings readings;

    @Autowired
    PanelSessions sessions;

    @Autowired
    PanelSigning signing;

    @Autowired
    Reopenings reopenings;

    @Autowired
    CaseHolds holds;

    @Autowired
    QueryBulk bulk;

    @Autowired
    QueryEscalations escalations;

    @Autowired
    SavedFilters filters;

    @Autowired
    JdbcClient sql;

    private Registry registry;
    private CaseId id;
    private QueryId query;

    /** By service and method; each gives the text where it is stored. */
    private final Map<String, Consumer<String>> taking = new TreeMap<>();

    @BeforeEach
    void name() {
        registry = cases.registry;
        id = cases.submitted("T09");
        query = cases.raised(id);
        cases.acceptData(id);
        CaseId frozen = cases.registered();
        registry.run(registry.monitor(), () -> holds.freeze(frozen, null, ""));
        CaseId withdrawn = cases.registered();
        registry.run(registry.anna(), () -> consents.withdraw(withdrawn, withdrawal("")));
        CaseId open = cases.registered();
        ItemRef weight = cases.place(id, "diagnosis", "weight");
        ItemRef text = cases.place(open, "local-pathology", "diagnosis_text");

        administrator(
                "Accounts.create",
                it -> accounts.create("of-texts", it, "kettles over the harbour", Set.of(), NOWHERE));
        administrator("Accounts.change", it -> accounts.change(somebody(), it, Set.of(), NOWHERE, "New task"));
        administrator("Accounts.deactivate", it -> accounts.deactivate(somebody(), it));
        administrator("Accounts.reactivate", it -> accounts.reactivate(somebody(), it));
        administrator("Studies.add", it -> studies.add("TXT", it, "IT"));
        administrator("Studies.rename", it -> studies.rename(registry.padua().id(), it));
        administrator("Studies.change", it -> studies.change(registry.padua().id(), it, null));
        administrator("VersionMigrations.start", it -> moves.start(MigrationSelection.ALL, it));
        as(registry.coordinator(), "Exports.start", it -> exports.start(research(it)));
        as(registry.coordinator(), "Cuts.start", it -> cuts.start(new CutRequest(it, it, null, null, null)));
        as(registry.coordinator(), "VersionMigration.move", it -> move.move(open, it));
        as(
                registry.anna(),
                "Casebook.registerAgain",
                it -> cases.casebook.registerAgain(
                        List.of(new Registration(registry.padua().id(), new CaseNumber("PAD", 900_000), null, it))));
        as(registry.anna(), "CaseLoads.reason", CaseLoads::reason);
        as(
                registry.anna(),
                "CaseLoads.apply",
                it -> loads.apply(NO_FILE, Reading.of("json"), NOTHING_CHECKED, it, outcome -> {}));
        as(registry.anna(), "Mappings.keep", it -> mappings.keep(it, NO_COLUMNS));
        as(registry.monitor(), "SourceDataVerification.remove", it -> verifications.remove(id, weight, it));
        as(registry.anna(), "Consents.withdraw", it -> consents.withdraw(open, withdrawal(it)));
        as(registry.coordinator(), "Consents.takeBack", it -> consents.takeBack(withdrawn, it));
        as(registry.anna(), "Reconsents.recordGiven", it -> reconsents.recordGiven(open, LocalDate.EPOCH, it));
        as(registry.anna(), "ReconsentAnswers.given", it -> reconsentAnswers.given(open, LocalDate.EPOCH, it));
        CaseId approved = cases.approved(LocalDate.EPOCH);
        as(registry.coordinator(), "Reopenings.request", it -> reopenings.request(approved, it));
        as(
                registry.coordinator(),
                "AgreedDiagnoses.confirm",
                it -> agreed.confirm(0, Verdict.CONCORDANT, Relevance.NO, it));
        as(registry.coordinator(), "Amendments.amendAgreed", it -> amendments.amendAgreed(0, AMENDED, null, it));
        as(registry.pathologist(), "Amendments.amendReading", it -> amendments.amendReading(0, AMENDED, it));
        as(registry.pathologist(), "ProvisionalOpinions.release", it -> opinions.release(0, it, it));
        as(registry.coordinator(), "ReadersComparison.choose", it -> comparison.choose(0, 0, it));
        as(registry.pathologist(), "PanelSessions.say", it -> sessions.say(0, it, null));
        as(registry.coordinator(), "PanelSigning.noteAbsent", it -> signing.noteAbsent(0, "paul", it));
        as(registry.coordinator(), "PanelSigning.decideAgain", it -> signing.decideAgain(0, it));
        as(registry.coordinator(), "Seats.handOver", it -> offers.handOver(open, text.instanceId(), it));
        as(registry.monitor(), "CaseHolds.freeze", it -> holds.freeze(open, null, it));
        as(registry.coordinator(), "CaseHolds.lock", it -> holds.lock(open, null, it));
        as(registry.monitor(), "CaseHolds.release", it -> holds.release(frozen, null, it));
        as(
                registry.anna(),
                "Casebook.save",
                it -> cases.casebook.save(
                        open,
                        text.instanceId(),
                        List.of(new Change(text.path(), Answer.BLANK, new Answer.Text(it))),
                        null));
        as(registry.monitor(), "QueryRaising.raise", it -> cases.raising.raise(id, Question.aboutCase(it)));
        as(registry.monitor(), "QueryBulk.raise", it -> bulk.raise(List.of(id), asked(it)));
        as(registry.monitor(), "QueryBulk.preview", it -> bulk.preview(List.of(id), asked(it)));
        as(registry.anna(), "QueryActions.answer", it -> cases.actions.answer(query, QueryReason.OTHER_ANSWER, it));
        as(
                registry.anna(),
                "QueryActions.correctAndAnswer",
                it -> cases.actions.correctAndAnswer(
                        id,
                        Map.of(
                                weight.instanceId(),
                                List.of(new Change(weight.path(), Answer.BLANK, Answer.number("3")))),
                        it,
                        List.of(query)));
        as(registry.monitor(), "QueryActions.close", it -> cases.actions.close(query, QueryReason.OTHER_CLOSING, it));
        as(registry.monitor(), "QueryActions.reopen", it -> cases.actions.reopen(query, it));
        as(registry.monitor(), "QueryActions.cancel", it -> cases.actions.cancel(query, it));
        as(registry.coordinator(), "QueryEscalations.remind", it -> escalations.remind(query, it));
        as(registry.monitor(), "SavedFilters.save", it -> filters.save(it, "state=OPEN"));
        as(
                registry.coordinator(),
                "WorkList.complete",
                it -> cases.workList.complete(id, CaseProcess.DECIDE_ON_APPROVAL, "return", it));
    }

    private static final DiagnosisContent AMENDED = new DiagnosisContent("8370/3", null, null, null, null);

    private static final LoadFile NO_FILE = new LoadFile() {
        @Override
        public String name() {
            return "cases.ndjson";
        }

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }
    };

    private static final Mapping NO_COLUMNS =
            new Mapping(Mapping.Entry.CASE, "", Map.of(), Map.of(), null, null, List.of(), Map.of());

    private static final LoadCheck NOTHING_CHECKED =
            new LoadCheck("", "json", Choices.all(Differences.KEEP), new LoadCounts(0, 0, 0, 0, 0, 0, 0), "", Set.of());

    private static final SiteScope NOWHERE = new SiteScope(false, Set.of());

    private static Withdrawal withdrawal(String note) {
        return new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PARENT, note);
    }

    private static ExportRequest research(String project) {
        return ExportRequest.of(Purpose.RESEARCH, ExportScope.ALL, "json")
                .to(new Recipient(project, "Institute", "IT"), Disclosure.NOTHING);
    }

    private static BulkQuestion asked(String text) {
        return BulkQuestion.about(new FormKey("diagnosis"), null, text);
    }

    private AccountId somebody() {
        String bernd = registry.bernd();
        return accounts.page("", 1000).stream()
                .filter(account -> account.userName().equals(bernd))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void administrator(String method, Consumer<String> give) {
        as(registry.administrator(), method, give);
    }

    private void as(String person, String method, Consumer<String> give) {
        taking.put(method, text -> registry.run(person, () -> give.accept(text)));
    }

    @Test
    void everyServiceThatTakesTextIsNamedHere() {
        Set<String> found = new TreeSet<>();
        for (Object service : context.getBeansWithAnnotation(Service.class).values()) {
            Class<?> type = ClassUtils.getUserClass(service);
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())
                        && type.getName().startsWith("org.rarecase.")
                        && Stream.of(method.getParameterTypes()).anyMatch(StoredTextsIntegrationTests::holdsText)) {
                    found.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }

        found.removeAll(NO_TEXT);
        // Lists of changes and registrations are no text to reflection.
        found.addAll(List.of("Casebook.save", "Casebook.registerAgain"));
        assertThat(found).containsExactlyInAnyOrderElementsOf(taking.keySet());
    }

    private static boolean holdsText(Class<?> type) {
        return type == String.class
                || List.of(Withdrawal.class, Question.class, BulkQuestion.class, CutRequest.class, ExportRequest.class)
                                .contains(type)
                        && Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .anyMatch(List.of(String.class, Recipient.class)::contains);
    }

    @Test
    void noServiceStoresWhatCannotBeSeenOrIsTooLong() {
        long before = lines();
        taking.forEach((method, give) -> {
            for (String text : List.of("a\u202Eb", "a\u0000b", "a\u2066b")) {
                assertThat(catchThrowable(() -> give.accept(text)))
                        .as(method)
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining("cannot be seen");
            }
            assertThat(catchThrowable(() -> give.accept("x".repeat(9_000_000))))
                    .as(method)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("characters are possible");
        });
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void invisibleTextIsNoTextWhereOneIsNeeded() {
        Set<String> optional = Set.of(
                "CaseHolds.freeze", "CaseHolds.lock", "Casebook.save", "Consents.withdraw", "QueryActions.reopen");
        taking.forEach((method, give) -> {
            if (!optional.contains(method)) {
                assertThat(catchThrowable(() -> give.accept("\u00A0\u200B\u2060\u3164")))
                        .as(method)
                        .isInstanceOf(Refusal.class);
            }
        });
        long before = lines();
        taking.get("Casebook.save").accept("\u00A0\u200B");
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void whatIsStoredBeginsAndEndsWithWhatCanBeSeen() {
        List.of("Casebook.save", "CaseHolds.freeze", "CaseHolds.release", "SavedFilters.save", "QueryRaising.raise")
                .forEach(method -> taking.get(method).accept("\uFEFF\u00A0Seen\u200B \u2060"));
        taking.get("WorkList.complete").accept("\u200BSeen\u00A0");

        List<String> stored = sql.sql("SELECT CONCAT_WS('|', new_value, reason) FROM audit_entry")
                .query(String.class)
                .list();
        assertThat(stored).filteredOn(text -> text.contains("Seen")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(stored).allSatisfy(text -> assertThat(PlainText.tidy(text)).isEqualTo(text));
    }

    private long lines() {
        return sql.sql("SELECT COUNT(*) FROM audit_entry WHERE kind NOT LIKE 'account.%'")
                .query(Long.class)
                .single();
    }
}
