package org.rarecase.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rarecase.account.AccountId;
import org.rarecase.account.Accounts;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.imports.Import.State;
import org.rarecase.exchange.imports.ImportRepository.Turn;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadOutcome;
import org.rarecase.exchange.load.LoadOutcome.Kind;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Utc;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ImportsIntegrationTests extends ImportScenario {

    @Autowired
    AuditTrail trail;

    @Autowired
    Accounts accounts;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aFileIsCheckedShownConfirmedAndAppliedAndTheSameAgainChangesNothing() {
        Site to = registry.site("IJB", "To", "IT");
        String moved = file(registry.site("IJA", "From", "IT")).replace("IJA", "IJB");
        String investigator = registry.investigatorOf(to);

        long id = checked(investigator, moved);

        assertThat(own(investigator, id).check().counts().added()).isEqualTo(1);
        assertThat(shown(investigator, id, Kind.NEW))
                .filteredOn(each -> each.path().equals("weight"))
                .singleElement()
                .satisfies(each -> assertThat(each.inFile()).isEqualTo("12.5"));
        confirm(investigator, id);
        work();
        Import done = own(investigator, id);
        assertThat(done.state()).isEqualTo(State.APPLIED);
        assertThat(done.confirmedBy().userName()).isEqualTo(investigator);
        assertThat(weight(investigator, "IJB-0001")).isEqualTo(Answer.number("12.5"));
        assertThat(registry.as(registry.monitor(), () -> trail.ofCase(id("IJB-0001"), AuditTrail.NEWEST, 1000)))
                .extracting(each -> each.line().reason())
                .contains("import " + done.number() + ", line 2: moved here");

        long again = checked(investigator, moved);
        assertThat(own(investigator, again).check().counts().changesNothing()).isTrue();
        assertThat(shown(investigator, again, Kind.NEW)).isEmpty();
    }

    @Test
    void aValueThatDiffersIsChosenSinglyAndCheckedAgainBeforeItIsConfirmed() {
        Site site = registry.site("IJC", "Single", "IT");
        String file = file(site).replace("\"weight\":12.5", "\"weight\":13");
        String investigator = registry.investigatorOf(site);
        long id = checked(investigator, file);
        LoadOutcome weight = shown(investigator, id, Kind.DIFFERENT).getFirst();

        registry.run(investigator, () -> imports.choose(id, weight, Differences.TAKE));

        assertThat(own(investigator, id).isAsChecked()).isFalse();
        assertThatThrownBy(() -> confirm(investigator, id))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("Check it again");
        check(investigator, id);
        confirm(investigator, id);
        work();
        assertThat(weight(investigator, "IJC-0001")).isEqualTo(Answer.number("13"));
        assertThatThrownBy(() -> registry.run(investigator, () -> imports.choose(id, Differences.ASK)))
                .hasMessageStartingWith("Your role does not choose that");
    }

    @Test
    void aCaseThatChangedMeanwhileStopsTheImportWhichCanBeCheckedAgain() {
        Site site = registry.site("IJD", "Changed", "IT");
        String file = file(site).replace("\"weight\":12.5", "\"weight\":13");
        String investigator = registry.investigatorOf(site);
        long id = checked(investigator, file);
        confirm(investigator, id);
        save(investigator, id("IJD-0001"), Answer.number("12.5"), Answer.number("14"));

        work();

        Import stopped = own(investigator, id);
        assertThat(stopped.state()).isEqualTo(State.RECOGNISED);
        assertThat(stopped.message()).startsWith("Cases were changed since the file was checked");
        assertThat(weight(investigator, "IJD-0001")).isEqualTo(Answer.number("14"));
        check(investigator, id);
        assertThat(shown(investigator, id, Kind.DIFFERENT))
                .extracting(LoadOutcome::here)
                .containsExactly("14");
    }

    @Test
    void importsOfOthersAreAnsweredLikeOnesThatDoNotExist() {
        Site site = registry.site("IJE", "Own", "IT");
        long id = checked(registry.investigatorOf(site), file(site));
        String colleague = registry.coordinator();
        long none = id + 1_000_000;

        for (Set<Long> ids : List.of(Set.of(id), Set.of(none))) {
            for (long each : ids) {
                List<Runnable> steps = List.of(
                        () -> imports.find(each),
                        () -> imports.file(each),
                        () -> imports.check(each),
                        () -> imports.choose(each, Differences.KEEP),
                        () -> imports.confirm(each, "moved here"),
                        () -> imports.cancel(each),
                        () -> imports.count(each, OutcomeFilter.ALL),
                        () -> imports.outcomes(each, OutcomeFilter.ALL, 0),
                        () -> imports.forEach(each, OutcomeFilter.ALL, outcome -> {}));
                steps.forEach(step -> assertThatThrownBy(() -> registry.run(colleague, step))
                        .isInstanceOf(ImportNotFound.class)
                        .hasMessageStartingWith("There is no such import of yours"));
            }
        }
        assertThat(registry.as(colleague, imports::newest))
                .extracting(Import::id)
                .doesNotContain(id);
        for (String person :
                List.of(registry.monitor(), registry.pathologist(), registry.auditor(), registry.administrator())) {
            assertThatThrownBy(() -> registry.as(person, imports::newest)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> upload(person, "{}")).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void aCancelledImportLeavesNothingOfItsContent() {
        Site site = registry.site("IJF", "Cancelled", "IT");
        String file = file(site).replace("\"weight\":12.5", "\"weight\":null");
        String investigator = registry.investigatorOf(site);
        long confirmed = checked(investigator, file);
        confirm(investigator, confirmed);
        assertThat(outcomes(confirmed)).isPositive();

        registry.run(investigator, () -> imports.cancel(confirmed));
        work();

        assertThat(own(investigator, confirmed).state()).isEqualTo(State.CANCELLED);
        assertThat(parts(confirmed)).isZero();
        assertThat(outcomes(confirmed)).isZero();
        assertThatThrownBy(() -> registry.run(investigator, () -> imports.cancel(confirmed)))
                .hasMessageStartingWith("The import has ended already");
    }

    @Test
    void whatAKilledServerWasAtGoesOnAndThatServerCannotEndItAnyMore() {
        Site from = registry.site("IJG", "From", "IT");
        Site to = registry.site("IJH", "To", "IT");
        String investigator = registry.investigatorOf(to);
        long id = checked(investigator, file(from).replace("IJG", "IJH"));
        confirm(investigator, id);
        Turn killed = taken(Instant.now(), Instant.EPOCH);
        assertThat(killed.job().id()).isEqualTo(id);
        assertThat(runner.step()).as("somebody is at it").isFalse();

        longAgo("seen_at", id);
        Turn other = taken(Instant.now(), Instant.now().minus(ImportRunner.SILENCE));

        assertThat(ended(killed)).isFalse();
        assertThat(other.turn()).isGreaterThan(killed.turn());
        longAgo("seen_at", id);
        work();
        assertThat(own(investigator, id).state()).isEqualTo(State.APPLIED);
        assertThat(weight(investigator, "IJH-0001")).isEqualTo(Answer.number("12.5"));
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private void longAgo(String column, long id) {
        transaction()
                .executeWithoutResult(it -> sql.sql("UPDATE exchange_import_job SET " + column + " = ? WHERE id = ?")
                        .params(Utc.column(Instant.EPOCH), id)
                        .update());
    }

    private Turn taken(Instant now, Instant notSeenSince) {
        return transaction().execute(it -> repository.take(now, notSeenSince)).orElseThrow();
    }

    private boolean ended(Turn turn) {
        return transaction().execute(it -> repository.report(turn, 1, 1, Instant.now()));
    }

    @Test
    void itRunsWithTheRightsThatTheAccountHasThen() {
        Site from = registry.site("IJI", "From", "IT");
        Site to = registry.site("IJJ", "To", "IT");
        String investigator = registry.investigatorOf(to);
        long id = checked(investigator, file(from).replace("IJI", "IJJ"));
        confirm(investigator, id);
        change(investigator, EnumSet.of(Role.MONITOR), new SiteScope(false, Set.of(to.id())));

        work();

        change(investigator, EnumSet.of(Role.INVESTIGATOR), new SiteScope(false, Set.of(from.id())));
        Import stopped = own(investigator, id);
        assertThat(stopped.state()).isEqualTo(State.RECOGNISED);
        assertThat(stopped.message()).contains("Nothing was changed");
        assertThat(casebook.find(CaseNumber.parse("IJJ-0001").orElseThrow())).isEmpty();
        assertThat(registry.as(investigator, () -> imports.outcomes(id, OutcomeFilter.ALL, 0)))
                .as("of a site that is no longer the own one")
                .isEmpty();
    }

    private void change(String userName, Set<Role> roles, SiteScope sites) {
        registry.run(registry.administrator(), () -> {
            AccountId account = accounts.page("", 1000).stream()
                    .filter(each -> each.userName().equals(userName))
                    .findFirst()
                    .orElseThrow()
                    .id();
            accounts.change(account, userName, roles, sites, "New task");
        });
    }

    @Test
    void theFileIsKeptEncryptedForThirtyDaysAndThenOnlyItsHash() {
        Site site = registry.site("IJK", "Kept", "IT");
        String investigator = registry.investigatorOf(site);
        long id = checked(investigator, file(site));
        confirm(investigator, id);
        work();

        assertThat(stored("SELECT content FROM exchange_import_part WHERE job_id = ?", id))
                .noneMatch(content -> content.contains("demographics"));
        assertThat(stored("SELECT told FROM exchange_import_outcome WHERE job_id = ?", id))
                .isNotEmpty()
                .noneMatch(content -> content.contains("demographics"));
        Instant until = own(investigator, id).keptUntil();
        assertThat(Duration.between(own(investigator, id).endedAt(), until)).isEqualTo(Duration.ofDays(30));

        longAgo("kept_until", id);
        runner.tidy();

        assertThat(parts(id) + outcomes(id)).isZero();
        assertThat(own(investigator, id).sha256()).hasSize(64);
        assertThat(own(investigator, id).state()).isEqualTo(State.APPLIED);
        assertThat(own(investigator, id).keptUntil()).isNull();
    }

    private List<String> stored(String select, long id) {
        return sql.sql(select)
                .param(id)
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                .list();
    }

    @Test
    void whatIsErasedIsInNoKeptFileEither() {
        Site site = registry.site("IJL", "Erased", "IT");
        String investigator = registry.investigatorOf(site);
        long applied = checked(investigator, file(site));
        confirm(investigator, applied);
        work();
        long waiting = checked(investigator, file(site));
        CaseId erased = id("IJL-0001");

        transaction().executeWithoutResult(it -> imports.on(new CaseErased(Actor.SYSTEM, erased, site.id())));

        assertThat(parts(applied) + outcomes(applied) + parts(waiting) + outcomes(waiting))
                .isZero();
        assertThat(own(investigator, applied).state()).isEqualTo(State.APPLIED);
        assertThat(own(investigator, waiting).state()).isEqualTo(State.EXPIRED);
    }

    private List<LoadOutcome> shown(String person, long id, Kind kind) {
        return registry.as(person, () -> imports.outcomes(id, new OutcomeFilter(Set.of(kind), ""), 0)).stream()
                .map(ShownOutcome::outcome)
                .toList();
    }
}
