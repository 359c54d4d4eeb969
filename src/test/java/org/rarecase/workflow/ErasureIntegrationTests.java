package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditTrail;
import org.rarecase.audit.ChainVerification;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.consent.Consents;
import org.rarecase.database.Dump;
import org.rarecase.database.TestMySql;
import org.rarecase.document.CaseDocuments;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.query.QueryId;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ConsentProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After an erasure (GDPR 17) nothing in the database tells a value of the case, the trail still tells who did what and
 * when (ICH E6(R3) Annex 1, 4 (b)), and its chain still holds.
 */
@ConsentTest
class ErasureIntegrationTests {

    private static final FormKey ALL_TYPES = new FormKey("all-types");

    @Autowired
    CaseScenario scenario;

    @Autowired
    Registry registry;

    @Autowired
    Consents consents;

    @Autowired
    CaseDocuments documents;

    @Autowired
    CaseHolds holds;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    JdbcClient client;

    @Autowired
    TransactionTemplate transaction;

    private final String marker = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> markers = new ArrayList<>();

    /** A text of this case alone. */
    private String marked(String what) {
        String text = what + "-" + marker;
        markers.add(text);
        return text;
    }

    private String marked(String value, String what) {
        markers.add(value);
        return value;
    }

    @Test
    void noTableTellsAValueOfAnErasedCaseAndTheTrailHolds() {
        CaseId id = filled(fixedValues());
        Dump before = Dump.of(sql);
        assertThat(markers)
                .allSatisfy(text -> assertThat(before.tablesWith(text)).as(text).isNotEmpty());
        List<Line> told = lines(id);
        List<ChainVerification> brokenBefore = broken();

        erase(id);

        Dump after = Dump.of(sql);
        assertThat(after.size()).isGreaterThan(60);
        assertThat(markers)
                .allSatisfy(text -> assertThat(after.tablesWith(text)).as(text).isEmpty());
        assertThat(lines(id)).startsWith(told.toArray(Line[]::new));
        assertThat(broken()).isEqualTo(brokenBefore).noneMatch(each -> each.chain() == id.value());
        assertThat(trail(id))
                .filteredOn(entry -> entry.line().kind().startsWith("value."))
                .isNotEmpty()
                .allMatch(AuditEntry::erased)
                .allMatch(entry ->
                        !entry.actor().userName().isEmpty() && entry.line().itemPath() != null);
        assertThat(trail(id).getFirst().line().kind()).isIn("case.erased", "step.taken", "signature.lapsed");
        assertThat(trail(id)).anyMatch(entry -> entry.line().kind().equals("case.erased"));
        assertThat(scenario.record(id).consent()).isEqualTo(ConsentState.ERASED);
        assertThat(scenario.record(id).number()).isNotBlank();
    }

    @Test
    void anErasedCaseCanStillBeOpened() {
        CaseId id = filled();
        erase(id);

        for (String person : List.of(registry.anna(), registry.coordinator(), registry.auditor())) {
            assertThat(registry.as(person, () -> scenario.casebook.open(id)).entries())
                    .isNotEmpty()
                    .allMatch(entry -> entry.answers().all().isEmpty());
        }
        assertThat(scenario.openSteps(id)).containsExactly(ConsentProcess.STOP_AT_SITE);
    }

    @Test
    void otherCasesKeepEverything() {
        CaseId other = scenario.registered();
        scenario.answer(other, "local-pathology", "diagnosis_text", Answer.text(marked("other")));
        CaseId id = filled();

        erase(id);

        assertThat(Dump.of(sql).tablesWith(markers.getFirst())).contains("audit_entry", "casebook_form_entry");
        assertThat(verify(other).isIntact()).isTrue();
    }

    @Test
    void theApplicationsAccountErasesNothingOfACaseThatNobodyConfirmed() {
        CaseId id = filled();
        withdraw(id);

        for (String statement : List.of(
                "CALL audit_erase(?)",
                "CALL casebook_erase_documents(?)",
                "UPDATE audit_entry SET new_value = NULL WHERE case_id = ?",
                "DELETE FROM audit_entry WHERE case_id = ?",
                "DELETE FROM casebook_document WHERE case_id = ?",
                "UPDATE casebook_document SET content = '' WHERE case_id = ?")) {
            assertThatThrownBy(() -> execute(statement, id.value()))
                    .as(statement)
                    .rootCause()
                    .hasMessageMatching(".*(confirmed|denied).*");
        }
    }

    @Test
    void theDatabaseItselfAsksForTwoPeopleAndARequest() {
        CaseId id = filled();
        String confirm = """
                INSERT INTO casebook_erasure (case_id, asked_by, asked_at, confirmed_by, confirmed_at)
                SELECT ?, COALESCE(MAX(recorded_by), 'anna'), COALESCE(MAX(recorded_at), NOW(6)), ?, NOW(6)
                FROM casebook_withdrawal WHERE case_id = ?
                """;
        assertThatThrownBy(() -> execute(confirm, id.value(), "clara", id.value()))
                .rootCause()
                .hasMessageContaining("Nobody asked");
        withdraw(id);
        assertThatThrownBy(() -> execute(confirm, id.value(), "anna", id.value()))
                .rootCause()
                .hasMessageContaining("four_eyes");
    }

    @Test
    void valuesThatVanishWithoutAnErasureAreFound() {
        CaseId id = filled();
        erase(id);
        CaseId other = scenario.registered();
        scenario.answer(other, "local-pathology", "diagnosis_text", Answer.text("hidden"));
        assertThat(verify(other).isIntact()).isTrue();
        assertThat(verify(id).isIntact()).isTrue();
        JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfForms());
        Map<String, Object> trigger = owner.sql("SHOW CREATE TRIGGER audit_entry_is_only_erased")
                .query()
                .singleRow();
        owner.sql("DROP TRIGGER audit_entry_is_only_erased").update();
        try {
            owner.sql("UPDATE audit_entry SET new_value = NULL, salt = NULL WHERE case_id = ? AND new_value = 'hidden'")
                    .param(other.value())
                    .update();
            owner.sql("UPDATE audit_entry SET new_value = 'forged' WHERE case_id = ? AND salt IS NULL LIMIT 1")
                    .param(id.value())
                    .update();
        } finally {
            owner.sql(String.valueOf(trigger.get("SQL Original Statement"))).update();
        }

        assertThat(verify(other).firstBroken()).isNotNull();
        assertThat(verify(id).firstBroken()).isNotNull();
    }

    /** With something of its own wherever something can be entered. */
    private CaseId filled() {
        return filled(Map.of());
    }

    /** What cannot be made anew for each case; no other test gives these values. */
    private Map<String, Answer> fixedValues() {
        return Map.of(
                "day", Answer.text(marked("1937-03-14", "day")),
                "hour", Answer.text(marked("03:47", "hour")),
                "colour", Answer.text(marked("q7marker-choice", "colour")),
                "signs", Answer.codes(marked("q7marker-several", "signs"), "other"));
    }

    private CaseId filled(Map<String, Answer> more) {
        CaseId id = scenario.registered();
        Map<String, Answer> values = new LinkedHashMap<>(more);
        String number = "7" + (1000 + Math.floorMod(marker.hashCode(), 8999));
        values.put("line", Answer.text(marked("line")));
        values.put("story", Answer.text(marked("story")));
        values.put("count", Answer.number(marked(number + "1", "count")));
        values.put("share", Answer.number(marked(number + "2.25", "share")));
        values.put("size", Answer.measurement(marked(number + "3.5", "size"), "2"));
        values.put(
                "dose",
                new Answer.Quantity(
                        new BigDecimal(marked(number + "4.5", "dose")),
                        "g",
                        new BigDecimal(marked(number + "4500", "dose in mg"))));
        values.put("well", Answer.text("yes"));
        values.put("kind", Answer.text("T03"));
        Answer.File file = registry.as(
                registry.anna(),
                () -> documents.keep(
                        id,
                        entry(id).id(),
                        ItemPath.of("report"),
                        marked("file") + ".pdf",
                        ("%PDF-1.7 " + marked("content")).getBytes(StandardCharsets.UTF_8)));
        marked(file.sha256(), "hash of the file");
        values.put("report", file);
        values.put("lesions[1].place", Answer.text(marked("lesion")));
        values.forEach((path, answer) -> save(id, path, answer, null));
        save(id, "line", Answer.text(marked("second")), null);
        scenario.answer(id, "diagnosis", "tumour_type", Answer.text("T03"));
        scenario.submit(id);
        QueryId query = ask(id);
        save(id, "line", Answer.text(marked("corrected")), marked("reason"));
        registry.run(registry.anna(), () -> scenario.actions.answer(query, marked("answer")));
        registry.run(registry.monitor(), () -> scenario.actions.reopen(query, marked("again")));
        registry.run(
                registry.monitor(),
                () -> scenario.workList.complete(id, CaseProcess.REVIEW_DATA, "accept", marked("accepted")));
        scenario.signOff(id, "major-disagreement");
        scenario.acknowledge(id, "not-changed", marked("acknowledged"));
        scenario.decide(id, "return", marked("returned"));
        registry.run(registry.monitor(), () -> holds.freeze(id, entry(id).id(), marked("frozen")));
        putAside(id);
        withdrawByMistake(id);
        return id;
    }

    private QueryId ask(CaseId id) {
        ItemRef place = new ItemRef(entry(id).id(), ItemPath.of("line"));
        return registry.as(registry.monitor(), () -> scenario.raising.raise(id, place, marked("question")));
    }

    /** As a move of the form to another version leaves it. */
    private void putAside(CaseId id) {
        execute("""
                INSERT INTO casebook_put_aside (case_id, entry_id, form, form_version, item_path, answer, put_aside_at)
                VALUES (?, ?, 'all-types', 1, 'gone', ?, NOW(6))
                """, id.value(), entry(id).id().value(), "{\"gone\": \"" + marked("aside") + "\"}");
    }

    private int execute(String statement, Object... values) {
        Integer rows = transaction.execute(
                status -> client.sql(statement).params(values).update());
        return rows == null ? 0 : rows;
    }

    private FormInstance entry(CaseId id) {
        return registry.as(registry.anna(), () -> scenario.casebook.open(id)).entries().stream()
                .filter(each -> each.form().key().equals(ALL_TYPES))
                .findFirst()
                .orElseGet(() -> {
                    FormInstanceId added =
                            registry.as(registry.anna(), () -> scenario.casebook.addEntry(id, ALL_TYPES));
                    return registry.as(registry.anna(), () -> scenario.casebook.open(id))
                            .entry(added);
                });
    }

    private void save(CaseId id, String path, Answer answer, String reason) {
        FormInstance entry = entry(id);
        ItemPath item = ItemPath.parse(path);
        Change change = new Change(item, entry.answers().get(item), answer);
        registry.run(registry.anna(), () -> scenario.casebook.save(id, entry.id(), List.of(change), reason));
    }

    private void withdrawByMistake(CaseId id) {
        withdraw(id, Withdrawal.Scope.NO_COLLECTION);
        registry.run(registry.coordinator(), () -> consents.takeBack(id, marked("mistake")));
    }

    private void withdraw(CaseId id) {
        withdraw(id, Withdrawal.Scope.ERASE);
    }

    private void withdraw(CaseId id, Withdrawal.Scope scope) {
        Withdrawal withdrawal =
                new Withdrawal(scope, LocalDate.now(), Withdrawal.By.PATIENT, marked("note of " + scope));
        registry.run(registry.anna(), () -> consents.withdraw(id, withdrawal));
    }

    private void erase(CaseId id) {
        withdraw(id);
        registry.run(
                registry.coordinator(),
                () -> scenario.workList.complete(id, ConsentProcess.DECIDE_ON_ERASURE, "erase", "Asked by letter"));
    }

    /** What stays of a line. */
    private record Line(String userName, String role, String kind, String at, String itemPath) {}

    private List<Line> lines(CaseId id) {
        return client.sql("SELECT user_name, role, kind, at, item_path FROM audit_entry WHERE case_id = ? ORDER BY seq")
                .param(id.value())
                .query((row, number) -> new Line(
                        row.getString("user_name"),
                        row.getString("role"),
                        row.getString("kind"),
                        row.getString("at"),
                        row.getString("item_path")))
                .list();
    }

    private List<AuditEntry> trail(CaseId id) {
        return registry.as(registry.auditor(), () -> trail.ofCase(id, AuditTrail.NEWEST, 500));
    }

    private ChainVerification verify(CaseId id) {
        return registry.as(registry.auditor(), () -> trail.verify(id.value()));
    }

    private List<ChainVerification> broken() {
        return registry.as(
                registry.auditor(),
                () -> trail.chains(-1, 10_000).stream()
                        .map(trail::verify)
                        .filter(verification -> !verification.isIntact())
                        .toList());
    }
}
