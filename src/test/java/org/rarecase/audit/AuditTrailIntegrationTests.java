package org.rarecase.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@RarecaseIntegrationTest
class AuditTrailIntegrationTests {

    private static final AtomicLong NEXT_CASE = new AtomicLong(9_000_000);

    private record Happened(Actor actor, List<AuditLine> auditLines) implements Audited {}

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditRepository repository;

    @Autowired
    Clock clock;

    @Autowired
    CurrentAccount current;

    @Autowired
    Accounts accounts;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    private final long caseId = NEXT_CASE.incrementAndGet();

    @Test
    void linesAreChainedAndStrictlyLaterThanTheOneBefore() throws Exception {
        happen(3);
        happen(2);

        var times = repository.chain(caseId, 0, 10).stream()
                .map(AuditRepository.HashedLine::at)
                .toList();
        assertThat(times).hasSize(5).isSorted().doesNotHaveDuplicates();
        assertThat(verify()).isEqualTo(new ChainVerification(caseId, 5, null));
    }

    @Test
    void everyColumnComesBackAsItWasWritten() throws Exception {
        var line = new AuditLine(
                "value.changed", caseId, 7L, "diagnosis", "tumour[2].größe", "", "Ж 漢 👩‍⚕️ \n\"'\\", "mistyped");
        publish(List.of(line));

        assertThat(repository.chain(caseId, 0, 10).getFirst().line()).isEqualTo(line);
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> events.publishEvent(new Happened(Actor.SYSTEM, lines(1))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(repository.chain(caseId, 0, 1)).isEmpty();
    }

    @Test
    void whatIsRolledBackLeavesNoLine() throws Exception {
        happen(1);
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Happened(Actor.SYSTEM, lines(2)));
            status.setRollbackOnly();
        });
        happen(1);

        assertThat(verify()).isEqualTo(new ChainVerification(caseId, 2, null));
    }

    @Test
    void aTransactionThroughManyCasesKeepsOnlyTheLastLinesInMemoryAndItsChainsHold() throws Exception {
        long other = NEXT_CASE.incrementAndGet();
        long third = NEXT_CASE.incrementAndGet();
        happen(1);
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Happened(Actor.SYSTEM, lines(1_500)));
            events.publishEvent(new Happened(Actor.SYSTEM, linesOf(other, 600)));
            assertThat(repository.chain(caseId, 0, 2_000)).as("as it is yet").hasSize(1);
            events.publishEvent(new Happened(Actor.SYSTEM, linesOf(third, 1)));
            assertThat(repository.chain(caseId, 0, 2_000)).hasSize(1_501);
            assertThat(repository.chain(other, 0, 2_000)).hasSize(600);
            events.publishEvent(new Happened(Actor.SYSTEM, lines(2)));
        });

        assertThat(verify()).isEqualTo(new ChainVerification(caseId, 1_503, null));
        for (long chain : List.of(other, third)) {
            assertThat(current.callAsSystem(() -> trail.verify(chain)).isIntact())
                    .isTrue();
        }
        happen(1);
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void aLineThatIsTooLongRollsEverythingBack() {
        String endless = "x".repeat(300);
        var line = new AuditLine("value.changed", caseId, 7L, "diagnosis", endless, null, "1", null);
        assertThatThrownBy(() -> publish(List.of(line))).isInstanceOf(RuntimeException.class);
        assertThat(repository.head(caseId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void anyNumberOfLinesTakesTwoStatements(int lines) {
        happen(1);
        assertThat(Statements.during(() -> happen(lines)))
                .filteredOn(statement -> !statement.equalsIgnoreCase("COMMIT"))
                .hasSize(2);
    }

    @Test
    void serversThatWriteToOneChainInTurnKeepItWhole() throws Exception {
        var otherServer = new AuditWriter(repository, current, clock);
        happen(1);
        for (int turn = 0; turn < 2; turn++) {
            transaction.executeWithoutResult(status -> otherServer.on(new Happened(Actor.SYSTEM, lines(2))));
            happen(2);
        }

        assertThat(verify()).isEqualTo(new ChainVerification(caseId, 9, null));
    }

    private record Judged(Actor actor, List<AuditLine> auditLines) implements Audited {

        @Override
        public boolean isOwnJudgement() {
            return true;
        }
    }

    private List<Actor> actors() {
        return repository.chain(caseId, 0, 10).stream()
                .map(AuditRepository.HashedLine::actor)
                .toList();
    }

    @Test
    void whatTheProductDoesForAPersonStandsThereAsThatPersons() {
        Actor asInvestigator = new Actor(registry.anna(), "investigator");
        registry.run(
                registry.anna(),
                () -> transaction.executeWithoutResult(status -> {
                    events.publishEvent(new Happened(asInvestigator, lines(1)));
                    events.publishEvent(new Happened(Actor.SYSTEM, lines(1)));
                    events.publishEvent(new Judged(Actor.SYSTEM, lines(1)));
                }));
        registry.run(
                registry.anna(),
                () -> transaction.executeWithoutResult(status -> current.runStep(
                        asInvestigator, () -> events.publishEvent(new Happened(Actor.SYSTEM, lines(1))))));

        assertThat(actors()).containsExactly(asInvestigator, asInvestigator, Actor.SYSTEM, asInvestigator);
    }

    @Test
    void whatTimersAndJobsDoStaysTheProducts() {
        happen(1);
        current.callAsSystem(() -> {
            happen(1);
            return null;
        });

        assertThat(actors()).containsExactly(Actor.SYSTEM, Actor.SYSTEM);
    }

    @Test
    void peopleWhoWriteToOneChainAtTheSameTimeKeepItWhole() throws Exception {
        happen(1);
        try (var people = Executors.newFixedThreadPool(8)) {
            var written = IntStream.range(0, 80)
                    .mapToObj(each -> people.submit(() -> happen(2)))
                    .toList();
            for (var each : written) {
                each.get();
            }
        }

        assertThat(verify()).isEqualTo(new ChainVerification(caseId, 161, null));
    }

    @Test
    void theApplicationCanNeitherChangeNorDeleteALine() {
        happen(1);
        assertThatThrownBy(() -> sql.sql("UPDATE audit_entry SET reason = 'x' WHERE chain = ?")
                        .param(caseId)
                        .update())
                .rootCause()
                .hasMessageContaining("denied");
        assertThatThrownBy(() -> sql.sql("DELETE FROM audit_entry WHERE chain = ?")
                        .param(caseId)
                        .update())
                .rootCause()
                .hasMessageContaining("denied");
    }

    @Test
    void triggersStopAlsoTheOwnerOfTheTables() {
        happen(1);
        var owner = JdbcClient.create(TestMySql.asOwner());
        assertThatThrownBy(() -> owner.sql("UPDATE audit_entry SET reason = 'x' WHERE chain = ?")
                        .param(caseId)
                        .update())
                .rootCause()
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> owner.sql("DELETE FROM audit_entry WHERE chain = ?")
                        .param(caseId)
                        .update())
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET new_value = 'forged' WHERE chain = ? AND seq = 3",
                "UPDATE audit_entry SET user_name = 'somebody' WHERE chain = ? AND seq = 3",
                "UPDATE audit_entry SET at = at - INTERVAL 1 MICROSECOND WHERE chain = ? AND seq = 3",
                "UPDATE audit_entry SET reason = '' WHERE chain = ? AND seq = 3",
                "DELETE FROM audit_entry WHERE chain = ? AND seq = 3"
            })
    void whatAnOwnerWithoutTriggersForgesIsFound(String forgery) throws Exception {
        happen(5);
        Triggers.without(owner -> owner.sql(forgery).param(caseId).update());

        assertThat(verify().firstBroken()).isEqualTo(3);
    }

    @Test
    void aCutTailIsFoundAsLongAsTheHeadIsLeftAlone() throws Exception {
        happen(5);
        Triggers.without(owner -> owner.sql("DELETE FROM audit_entry WHERE chain = ? AND seq > 3")
                .param(caseId)
                .update());

        assertThat(verify().firstBroken()).isEqualTo(4);
    }

    @Test
    void aChainWithoutItsHeadIsListedAndFoundBroken() throws Exception {
        happen(2);
        JdbcClient.create(TestMySql.asOwner())
                .sql("DELETE FROM audit_chain WHERE chain = ?")
                .param(caseId)
                .update();

        assertThat(current.callAsSystem(() -> trail.chains(caseId - 1, 10))).contains(caseId);
        assertThat(verify().firstBroken()).isEqualTo(1);
    }

    @Test
    void aReviewerDoesNotSearchWhateverOtherRolesThereAre() throws Exception {
        var filter = new AuditFilter(null, null, null, null, null);
        current.callAsSystem(() -> accounts.create(
                "both" + caseId,
                "Both",
                "correct horse battery",
                Set.of(Role.ADMINISTRATOR, Role.PATHOLOGIST),
                SiteScope.EVERYWHERE));

        assertThatThrownBy(() -> current.callAs("both" + caseId, () -> trail.search(filter, AuditTrail.NEWEST, 1)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("pathologist");
    }

    @Test
    void anAuditorOfOneSiteReadsTheLinesOfItsCasesAndOfItsPeopleAlone() {
        CaseId own = weighed(registry.anna());
        CaseId other = weighed(registry.bernd());
        String auditor = account(
                Role.AUDITOR, new SiteScope(false, Set.of(registry.padua().id())));

        List<AuditEntry> lines = searched(auditor, AuditFilter.EVERYTHING);

        assertThat(lines).extracting(line -> line.line().caseId()).contains(own.value());
        assertThat(lines).extracting(line -> line.line().caseId()).doesNotContain(other.value());
        assertThat(searched(auditor, new AuditFilter(number(other), null, null, null, null)))
                .isEmpty();
        assertThat(searched(auditor, new AuditFilter(number(own), null, null, null, null)))
                .anySatisfy(line -> assertThat(line.line().newValue()).isEqualTo("12.5"));
        assertThat(lines)
                .as("of what belongs to no case, what people of the site did")
                .filteredOn(line -> line.line().caseId() == null)
                .allSatisfy(line -> assertThat(line.actor().userName()).isNotIn("system", "bernd"));
        assertThat(current.callAs(auditor, () -> trail.chains(0, 100_000)))
                .contains(own.value())
                .doesNotContain(other.value());
        assertThatThrownBy(() -> current.callAs(auditor, () -> trail.verify(other.value())))
                .isInstanceOf(NotAllowed.class);
        assertThat(searched(account(Role.AUDITOR, new SiteScope(false, Set.of())), AuditFilter.EVERYTHING))
                .isEmpty();
    }

    @Test
    void anAdministratorReadsThatSomethingWasDoneInACaseAndNotWhat() {
        CaseId id = weighed(registry.anna());
        String administrator = account(Role.ADMINISTRATOR, SiteScope.EVERYWHERE);
        AuditFilter ofCase = new AuditFilter(number(id), null, null, null, null);

        assertThat(searched(administrator, ofCase))
                .hasSameSizeAs(searched(registry.auditor(), ofCase))
                .anySatisfy(line -> assertThat(line.line().kind()).startsWith("value."))
                .allSatisfy(line -> {
                    assertThat(line.actor().userName()).isNotBlank();
                    assertThat(line.line())
                            .extracting(
                                    AuditLine::oldValue,
                                    AuditLine::newValue,
                                    AuditLine::reason,
                                    AuditLine::itemPath,
                                    AuditLine::form,
                                    AuditLine::instanceId)
                            .containsOnlyNulls();
                });
        assertThat(searched(administrator, new AuditFilter(null, null, null, null, "account")))
                .as("accounts are the administrator's own business")
                .anySatisfy(line -> assertThat(line.line().newValue()).isNotNull());
        assertThatThrownBy(() -> current.callAs(administrator, () -> trail.ofCase(id, AuditTrail.NEWEST, 5)))
                .isInstanceOf(CaseNotFound.class);
    }

    private List<AuditEntry> searched(String reader, AuditFilter filter) {
        return current.callAs(reader, () -> trail.search(filter, AuditTrail.NEWEST, 20_000));
    }

    private String account(Role role, SiteScope sites) {
        String name = role.key() + NEXT_CASE.incrementAndGet();
        current.callAsSystem(() -> accounts.create(name, name, "correct horse battery", Set.of(role), sites));
        return name;
    }

    private CaseId weighed(String investigator) {
        return registry.as(investigator, () -> {
            CaseId id = casebook.register(registry.siteOf(investigator)).id();
            FormInstance demographics = casebook.open(id).entries().stream()
                    .filter(entry -> entry.form().key().value().equals("demographics"))
                    .findFirst()
                    .orElseThrow();
            casebook.save(
                    id,
                    demographics.id(),
                    List.of(new Change(ItemPath.of("weight"), Answer.BLANK, Answer.number("12.5"))),
                    null);
            return id;
        });
    }

    private String number(CaseId id) {
        return registry.as(registry.auditor(), () -> casebook.record(id).number());
    }

    @Test
    void aLineWrittenPastTheChainIsFound() throws Exception {
        happen(2);
        transaction.executeWithoutResult(status -> sql.sql("""
                        INSERT INTO audit_entry (chain, seq, at, user_name, role, kind, digest, hash)
                        VALUES (?, 3, '2026-01-01', 'forger', 'monitor', 'query.closed', REPEAT('x', 32), REPEAT('x', 32))
                        """).param(caseId).update());

        assertThat(verify().firstBroken()).isEqualTo(3);
    }

    @Test
    void searchPagesByKeyNewestFirst() throws Exception {
        happen(5);
        AuditFilter filter = new AuditFilter(null, "system", Instant.EPOCH, null, "probe" + caseId);
        var first = current.callAsSystem(() -> trail.search(filter, AuditTrail.NEWEST, 3));
        var second =
                current.callAsSystem(() -> trail.search(filter, first.getLast().id(), 3));

        assertThat(first).extracting(AuditEntry::seq).containsExactly(5L, 4L, 3L);
        assertThat(second).extracting(AuditEntry::seq).containsExactly(2L, 1L);
    }

    private void happen(int lines) {
        publish(lines(lines));
    }

    private void publish(List<AuditLine> lines) {
        transaction.executeWithoutResult(status -> events.publishEvent(new Happened(Actor.SYSTEM, lines)));
    }

    private List<AuditLine> lines(int count) {
        return linesOf(caseId, count);
    }

    private static List<AuditLine> linesOf(long caseId, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new AuditLine(
                        "probe" + caseId + ".done", caseId, 7L, "diagnosis", "item" + n, null, "" + n, null))
                .toList();
    }

    private ChainVerification verify() throws Exception {
        return current.callAsSystem(() -> trail.verify(caseId));
    }
}
