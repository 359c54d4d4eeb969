package org.rarecase.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rarecase.Cases;
import org.rarecase.ModuleTest;
import org.rarecase.SettableClock;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.consent.Withdrawal.Scope;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answers;
import org.rarecase.shared.Refusal;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who records what of the consent, and what may still be read. No process runs: the steps are tested in workflow. */
@ModuleTest
@Import(Cases.class)
class ConsentRulesIntegrationTests {

    private static final String MISTAKE = "Of another case";

    @Autowired
    CurrentAccount currentAccount;

    @Autowired
    Studies studies;

    @Autowired
    Cases cases;

    @Autowired
    Consents consents;

    @Autowired
    SettableClock clock;

    @Test
    void whereOnlyCollectionEndsTheDataStayInUse() {
        CaseId id = cases.submitted("T03");

        withdraw(id, Scope.NO_COLLECTION);

        assertThat(answers(openAs(cases.registry.monitor(), id))).isNotEmpty();
        assertThat(listed(cases.registry.monitor(), false)).contains(id);
        assertThat(listed(cases.registry.monitor(), true)).contains(id);
    }

    @Test
    void aRestrictedCaseLeavesTheListsUnlessAskedFor() {
        CaseId id = cases.submitted("T03");

        withdraw(id, Scope.NO_USE);

        for (String person : List.of(cases.registry.anna(), cases.registry.coordinator())) {
            assertThat(listed(person, false)).doesNotContain(id);
            assertThat(listed(person, true)).contains(id);
        }
        assertThat(records(cases.registry.anna(), id).tumourType()).isNull();
    }

    @Test
    void anApprovedCaseCanBeWithdrawn() {
        CaseId id = cases.submitted("T09");
        cases.approve(id);

        withdraw(id, Scope.NO_USE);

        assertThat(cases.record(id).consent()).isEqualTo(ConsentState.NO_USE);
    }

    @Test
    void itsDayIsStillToComeByTheZoneOfTheSiteAndWithoutOneOnlyIfItIsSoEverywhere() {
        CaseId id = cases.submitted("T03");
        SiteId site = cases.record(id).site().id();
        LocalDate farEast = LocalDate.ofInstant(clock.instant(), ZoneId.of("Pacific/Kiritimati"));
        setZone(site, ZoneId.of("Pacific/Pago_Pago"));
        try {
            assertThatThrownBy(() -> withdrawOn(farEast, cases.registry.anna(), id, Scope.NO_USE))
                    .hasMessageContaining("still to come");
            assertThat(cases.record(id).consent()).isEqualTo(ConsentState.GIVEN);
        } finally {
            setZone(site, null);
        }
        assertThatThrownBy(() -> withdrawOn(farEast.plusDays(1), cases.registry.anna(), id, Scope.NO_USE))
                .hasMessageContaining("still to come");

        withdrawOn(farEast, cases.registry.anna(), id, Scope.NO_USE);

        assertThat(cases.record(id).consent()).isEqualTo(ConsentState.NO_USE);
    }

    private void setZone(SiteId site, @Nullable ZoneId zone) {
        currentAccount.callAsSystem(() -> {
            studies.setZone(site, zone);
            return null;
        });
    }

    @Test
    void onlyInvestigatorsOfTheSiteRecordIt() {
        CaseId id = cases.submitted("T03");

        assertThatThrownBy(() -> withdrawAs(cases.registry.monitor(), id, Scope.NO_USE))
                .hasMessageContaining("role");
        assertThatThrownBy(() -> withdrawAs(cases.registry.bernd(), id, Scope.NO_USE))
                .isInstanceOf(CaseNotFound.class);
        assertThat(cases.record(id).consent()).isEqualTo(ConsentState.GIVEN);
    }

    @Test
    void onlyACoordinatorTakesItBackAndSaysWhy() {
        CaseId id = cases.registered();
        assertRefused(cases.registry.coordinator(), id, MISTAKE, ConsentRefused.class);
        withdraw(id, Scope.NO_COLLECTION);

        assertRefused(cases.registry.anna(), id, MISTAKE, NotAllowed.class);
        assertRefused(cases.registry.monitor(), id, MISTAKE, NotAllowed.class);
        assertRefused(cases.registry.auditor(), id, MISTAKE, NotAllowed.class);
        assertRefused(cases.registry.coordinator(), id, " ", ConsentRefused.class);
        assertRefused(cases.registry.coordinator(), id, "x".repeat(1001), ConsentRefused.class);
        assertThat(cases.record(id).consent()).isEqualTo(ConsentState.NO_COLLECTION);
    }

    @Test
    void nobodyTakesBackTheOwnRecord() {
        CaseId id = cases.registered();
        withdraw(id, Scope.NO_USE);
        JdbcClient.create(TestMySql.asOwnerOfSmallForms())
                .sql("UPDATE casebook_withdrawal SET recorded_by = ? WHERE case_id = ?")
                .params(cases.registry.coordinator(), id.value())
                .update();

        assertRefused(cases.registry.coordinator(), id, MISTAKE, NotAllowed.class);
    }

    @Test
    void aSecondWithdrawalReachesFurtherOrIsRefused() {
        CaseId id = cases.registered();
        withdraw(id, Scope.NO_USE);

        assertThatThrownBy(() -> withdraw(id, Scope.NO_COLLECTION)).isInstanceOf(ConsentRefused.class);
        withdraw(id, Scope.ERASE);
        assertThat(cases.record(id).consent()).isEqualTo(ConsentState.ERASURE_ASKED);
    }

    @Test
    void anErasureIsDecidedOnByACoordinatorWhereItIsAskedFor() {
        CaseId id = cases.submitted("T09");
        withdraw(id, Scope.NO_USE);
        assertThatThrownBy(() -> erase(cases.registry.coordinator(), id)).isInstanceOf(ConsentRefused.class);

        withdraw(id, Scope.ERASE);
        assertThatThrownBy(() -> erase(cases.registry.anna(), id)).isInstanceOf(NotAllowed.class);
        assertThat(cases.record(id).consent()).isEqualTo(ConsentState.ERASURE_ASKED);

        erase(cases.registry.coordinator(), id);
        assertThat(cases.record(id).consent()).isEqualTo(ConsentState.ERASED);
        assertThat(answers(openAs(cases.registry.auditor(), id))).isEmpty();
        assertRefused(cases.registry.coordinator(), id, MISTAKE, ConsentRefused.class);
    }

    private void erase(String person, CaseId id) {
        cases.registry.run(person, () -> consents.erase(id));
    }

    private void assertRefused(String person, CaseId id, String reason, Class<? extends Refusal> refusal) {
        assertThatThrownBy(() -> cases.registry.run(person, () -> consents.takeBack(id, reason)))
                .isInstanceOf(refusal);
    }

    private void withdraw(CaseId id, Scope scope) {
        withdrawAs(cases.registry.anna(), id, scope);
    }

    private void withdrawAs(String person, CaseId id, Scope scope) {
        withdrawOn(LocalDate.now(clock), person, id, scope);
    }

    private void withdrawOn(LocalDate day, String person, CaseId id, Scope scope) {
        Withdrawal withdrawal = new Withdrawal(scope, day, Withdrawal.By.PARENT, "By letter to the study office");
        cases.registry.run(person, () -> consents.withdraw(id, withdrawal));
    }

    private List<CaseId> listed(String person, boolean withdrawn) {
        CaseFilter filter = new CaseFilter(null, null, null, "", withdrawn);
        return cases.registry.as(person, () -> cases.casebook.find(filter, null, 500)).stream()
                .map(CaseSummary::id)
                .toList();
    }

    private CaseSummary records(String person, CaseId id) {
        return cases.registry
                .as(person, () -> cases.casebook.records(List.of(id)))
                .get(id);
    }

    private VisibleCase openAs(String person, CaseId id) {
        return cases.registry.as(person, () -> cases.casebook.open(id));
    }

    private static List<Answers> answers(VisibleCase open) {
        return open.entries().stream()
                .map(FormInstance::answers)
                .filter(answers -> !answers.all().isEmpty())
                .toList();
    }
}
