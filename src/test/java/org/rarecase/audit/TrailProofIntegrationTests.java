package org.rarecase.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.audit.AuditRepository.ChainHead;
import org.rarecase.audit.AuditRepository.HashedLine;
import org.rarecase.audit.checkpoint.Checkpoint;
import org.rarecase.audit.checkpoint.TakenCheckpoints;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.database.Guards;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever owns the tables and takes the triggers away is found by what the tables, the chains and a checkpoint say. */
@RarecaseIntegrationTest
class TrailProofIntegrationTests {

    /** What such a person may do; {@code ?} is the case. */
    private enum Forgery {
        A_VALUE_CHANGED("not as it was written", "UPDATE audit_entry SET new_value = '99' WHERE chain = ? AND seq = 2"),
        AN_AUTHOR_CHANGED(
                "not as it was written", "UPDATE audit_entry SET user_name = 'other' WHERE chain = ? AND seq = 2"),
        A_REASON_PUT_IN("not as it was written", "UPDATE audit_entry SET reason = 'typo' WHERE chain = ? AND seq = 2"),
        ITS_VALUES_ERASED(
                "not as it was written",
                "UPDATE audit_entry SET old_value = NULL, new_value = NULL, reason = NULL, salt = NULL WHERE chain = ? AND seq = 2"),
        THE_LAST_LINE_DELETED(
                "not as it was written", "DELETE FROM audit_entry WHERE chain = ? ORDER BY seq DESC LIMIT 1"),
        A_LINE_BETWEEN_DELETED("not as it was written", "DELETE FROM audit_entry WHERE chain = ? AND seq = 2"),
        A_LINE_PUT_BEHIND(
                "not as it was written",
                "INSERT INTO audit_entry (chain, seq, at, user_name, role, kind, digest, hash)"
                        + " VALUES (?, 99, '2024-01-01', 'clara', 'coordinator', 'case.approved', REPEAT('x', 32), REPEAT('x', 32))"),
        TWO_LINES_SWAPPED(
                "not as it was written",
                "UPDATE audit_entry SET seq = 1000 WHERE chain = ? AND seq = 2",
                "UPDATE audit_entry SET seq = 2 WHERE chain = ? AND seq = 3",
                "UPDATE audit_entry SET seq = 3 WHERE chain = ? AND seq = 1000"),
        ALL_LINES_AND_THE_HEAD_DELETED(
                "no line of it", "DELETE FROM audit_entry WHERE chain = ?", "DELETE FROM audit_chain WHERE chain = ?"),
        THE_HEAD_DELETED("not as it was written", "DELETE FROM audit_chain WHERE chain = ?"),
        AN_ANSWER_CHANGED(
                "not the one that the trail tells last",
                "UPDATE casebook_form_entry SET answers = REPLACE(answers, '12.5', '21.5') WHERE case_id = ?"),
        AN_ANSWER_TAKEN_OUT(
                "not the one that the trail tells last",
                "UPDATE casebook_form_entry SET answers = '{}' WHERE case_id = ? AND form = 'demographics'"),
        A_CASE_APPROVED_BY_HAND(
                "last line that tells its state", "UPDATE casebook_case SET state = 'APPROVED' WHERE id = ?"),
        A_CASE_SUBMITTED_BY_HAND(
                "last line that tells its state", "UPDATE casebook_case SET state = 'SUBMITTED' WHERE id = ?"),
        THE_END_CUT_OFF(
                null,
                "DELETE FROM audit_entry WHERE chain = ? ORDER BY seq DESC LIMIT 1",
                "UPDATE audit_chain h JOIN (SELECT chain, seq, at, hash FROM audit_entry WHERE chain = ? ORDER BY seq DESC"
                        + " LIMIT 1) e ON e.chain = h.chain SET h.seq = e.seq, h.at = e.at, h.hash = e.hash"),
        ALL_WRITTEN_ANEW(null);

        final @Nullable String found;
        final List<String> statements;

        Forgery(@Nullable String found, String... statements) {
            this.found = found;
            this.statements = List.of(statements);
        }
    }

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    NightlyProof nightly;

    @Autowired
    AuditTrail trail;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwner());
    private CaseId id = new CaseId(0);
    private String number = "";

    @BeforeEach
    void enterACase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        number = registry.as(registry.anna(), () -> casebook.record(id).number());
        enter(Answer.BLANK, "12.5");
    }

    private void enter(Answer before, String weight) {
        registry.run(registry.anna(), () -> {
            FormInstance demographics = casebook.open(id).entries().stream()
                    .filter(entry -> entry.form().key().value().equals("demographics"))
                    .findFirst()
                    .orElseThrow();
            casebook.save(
                    id,
                    demographics.id(),
                    List.of(new Change(ItemPath.of("weight"), before, Answer.number(weight))),
                    null);
        });
    }

    @Test
    void whatNobodyTouchedIsAsItWasWritten() {
        Checkpoint checkpoint = TakenCheckpoints.now(owner);

        assertThat(broken(checkpoint)).isEmpty();
        assertThat(new Guards(owner).differing()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void whatAnOwnerOfTheTablesForgesIsFoundAtItsPlace(Forgery forgery) {
        Checkpoint checkpoint = TakenCheckpoints.now(owner);

        Triggers.without(owner -> commit(forgery));

        String expected = forgery.found;
        if (expected == null) {
            assertThat(broken(null)).as("without a checkpoint").noneMatch(it -> it.contains("not as it was written"));
            assertThat(broken(checkpoint)).anyMatch(it -> it.contains("checkpoint"));
        } else {
            assertThat(broken(null)).isNotEmpty().allMatch(it -> it.contains(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO account_role (account_id, role) SELECT id, 'COORDINATOR' FROM account_account WHERE user_name = ?",
                "DELETE FROM account_role WHERE account_id = (SELECT id FROM account_account WHERE user_name = ?)",
                "UPDATE account_account SET all_sites = TRUE WHERE user_name = ?",
                "DELETE FROM account_site WHERE account_id = (SELECT id FROM account_account WHERE user_name = ?)",
                "UPDATE account_account SET active = FALSE WHERE user_name = ?"
            })
    void aRightThatNobodyGrantedIsFound(String forgery) throws Exception {
        String name = "forged" + Integer.toHexString(forgery.hashCode());
        SiteScope padua = new SiteScope(false, Set.of(registry.padua().id()));
        current.callAsSystem(
                () -> accounts.create(name, "Forged", Registry.PASSWORD, Set.of(Role.INVESTIGATOR), padua));
        assertThat(brokenAt(name, null)).isEmpty();

        owner.sql(forgery).param(name).update();

        assertThat(brokenAt(name, null)).singleElement().asString().contains("by the trail it has");
    }

    @Test
    void whatTheNightFindsBecomesALine() {
        Triggers.without(owner -> commit(Forgery.A_VALUE_CHANGED));

        nightly.run();

        AuditFilter broken = new AuditFilter(null, null, null, null, "audit.broken");
        assertThat(registry.as(registry.auditor(), () -> trail.search(broken, AuditTrail.NEWEST, 1)))
                .singleElement()
                .satisfies(line -> assertThat(line.line().reason()).contains("not as it was written"));
    }

    @Test
    void aTriggerThatWasTakenAwayOrWeakenedIsNamed() {
        Triggers.without(owner -> {
            owner.sql(
                            "CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry FOR EACH ROW SET @nothing = 1")
                    .update();
            assertThat(new Guards(owner).differing())
                    .containsExactly("audit_entry_is_never_deleted", "audit_entry_is_only_erased");
            owner.sql("DROP TRIGGER audit_entry_is_never_deleted").update();
        });
    }

    @Test
    void linesWithRightHashesThatGoBackInTimeAreFound() {
        HashedLine last = lines().getLast();
        HashedLine earlier = HashedLine.after(
                last.head(),
                id.value(),
                Instant.parse("2024-03-01T08:00:00Z"),
                new Actor("clara", "coordinator"),
                new AuditLine("case.approved", id.value(), null, null, null, "SUBMITTED", "APPROVED", null),
                new SecureRandom());
        AuditRepository repository = new AuditRepository(owner);
        repository.append(Map.of(id.value(), List.of(earlier)));
        repository.saveHead(id.value(), earlier.head());

        assertThat(broken(null)).anyMatch(it -> it.contains("not as it was written"));
    }

    private void commit(Forgery forgery) {
        if (forgery == Forgery.ALL_WRITTEN_ANEW) {
            writeAnew();
        }
        forgery.statements.forEach(sql -> owner.sql(sql).param(id.value()).update());
    }

    /** With right hashes, another author, and earlier. */
    private void writeAnew() {
        List<HashedLine> anew = new ArrayList<>();
        ChainHead head = ChainHead.START;
        for (HashedLine line : lines()) {
            HashedLine forged = HashedLine.after(
                    head,
                    id.value(),
                    line.at().minusSeconds(3600),
                    new Actor("bernd", "investigator"),
                    line.line(),
                    new SecureRandom());
            anew.add(forged);
            head = forged.head();
        }
        owner.sql("DELETE FROM audit_entry WHERE chain = ?").param(id.value()).update();
        AuditRepository repository = new AuditRepository(owner);
        repository.append(Map.of(id.value(), anew));
        repository.saveHead(id.value(), head);
    }

    private List<HashedLine> lines() {
        return new AuditRepository(owner).chain(id.value(), 0, 1000);
    }

    /** What is found at this case. */
    private List<String> broken(@Nullable Checkpoint checkpoint) {
        return brokenAt(number, checkpoint);
    }

    private List<String> brokenAt(String place, @Nullable Checkpoint checkpoint) {
        List<String> broken = new ArrayList<>();
        new TrailProof(owner, new Guards(owner)).verify(checkpoint, it -> {
            if (it.where().startsWith(place)) {
                broken.add(it.what().in(Locale.ENGLISH));
            }
        });
        return broken;
    }
}
