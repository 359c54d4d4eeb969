package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.workflow.file.ProcessDeployment;
import org.rarecase.workflow.file.ProcessFile;
import org.rarecase.workflow.file.ProcessFiles;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.process.ReconsentProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs already is planned anew when the product starts with other settings; what is open stays as it is. */
@ConsentTest
class ChangedSettingsIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    FollowUpPlanner followUp;

    @Autowired
    ReconsentPlanner reconsent;

    @Autowired
    StartupReplanning atStart;

    @Autowired
    Consents consents;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient client;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfForms());

    @BeforeEach
    void startOnce() {
        followUp.planAtStart();
        reconsent.planAtStart();
    }

    @AfterEach
    void startWithTheShippedTable() {
        clock.advance(Duration.ofDays(1));
        deployment.deploy(ProcessFiles.inForce(null));
        followUp.planAtStart();
        clock.reset();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate nextDue(CaseId id) {
        return Objects.requireNonNull(
                Objects.requireNonNull(cases.record(id).followUp()).nextDue());
    }

    /** Starts with a table in which a follow-up of every type is due after so many months, for so many years. */
    private void startWithPolicy(int months, String years) {
        // The engine takes the version that was deployed last.
        clock.advance(Duration.ofSeconds(2));
        deployment.deploy(ProcessFiles.inForce(null).stream()
                .map(file -> file.name().equals("follow-up-policy.dmn") ? changed(file, months, years) : file)
                .toList());
        followUp.planAtStart();
    }

    private static ProcessFile changed(ProcessFile file, int months, String years) {
        String table = new String(file.content(), StandardCharsets.UTF_8)
                .replace("<text>12</text>", "<text>" + months + "</text>")
                .replace("<text>15</text>", "<text>" + years + "</text>");
        return new ProcessFile(file.name(), file.place(), table.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherIntervalMovesTheTimerOfAVisitThatIsNotOpenYet() {
        LocalDate diagnosed = today().minusMonths(3);
        CaseId id = cases.approved(diagnosed);
        assertThat(nextDue(id)).isEqualTo(diagnosed.plusMonths(12));

        startWithPolicy(6, "15");

        assertThat(nextDue(id)).isEqualTo(diagnosed.plusMonths(6));
        clock.advance(Duration.ofDays(today().until(diagnosed.plusMonths(6).minusWeeks(6), ChronoUnit.DAYS)));
        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(cases.openSteps(id)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
    }

    @Test
    void aVisitThatIsOpenKeepsItsDay() {
        LocalDate diagnosed = today().minusMonths(11);
        CaseId id = cases.approved(diagnosed);

        startWithPolicy(24, "15");

        assertThat(nextDue(id)).isEqualTo(diagnosed.plusMonths(12));
        assertThat(cases.openSteps(id)).containsExactly(FollowUpProcess.RECORD_FOLLOW_UP);
    }

    @Test
    void aFollowUpThatHadReachedItsLastVisitGoesOnWhereTheTableSaysForLife() {
        CaseId id = cases.approved(today().minusYears(16));
        assertThat(Objects.requireNonNull(cases.record(id).followUp()).running())
                .isFalse();

        startWithPolicy(12, "");

        assertThat(Objects.requireNonNull(cases.record(id).followUp()).running())
                .isTrue();
    }

    @Test
    void whoDiedOrWithdrewIsNotPlannedAnew() {
        CaseId dead = cases.approved(today().minusMonths(11));
        cases.answer(dead, "follow-up", "follow_up_date", Answer.text(today().toString()));
        cases.answer(dead, "follow-up", "patient_status", Answer.text("dead"));
        cases.take(dead, FollowUpProcess.RECORD_FOLLOW_UP, "hand-in", null);
        CaseId withdrawn = cases.approved(today().minusMonths(3));
        cases.registry.run(
                cases.registry.anna(),
                () -> consents.withdraw(
                        withdrawn, new Withdrawal(Withdrawal.Scope.NO_COLLECTION, today(), Withdrawal.By.PATIENT, "")));
        int before = instances(dead) + instances(withdrawn);

        startWithPolicy(6, "15");

        assertThat(instances(dead) + instances(withdrawn)).isEqualTo(before);
    }

    private int instances(CaseId id) {
        return client.sql("SELECT COUNT(*) FROM ACT_HI_PROCINST WHERE BUSINESS_KEY_ = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void anotherAgeMovesTheTimerOfAPatientWhoWasNotAskedYet() {
        CaseId id = cases.registered();
        cases.answer(
                id,
                "demographics",
                "date_of_birth",
                Answer.text(today().plusDays(500).minusYears(18).toString()));
        String planned = timer(id);
        asPlannedByOtherSettings(id);

        reconsent.planAtStart();

        assertThat(timer(id)).isEqualTo(planned);
    }

    /** As if majority had been at another age when the timer was set. */
    private void asPlannedByOtherSettings(CaseId id) {
        owner.sql("UPDATE ACT_RU_JOB SET DUEDATE_ = '2099-01-01' WHERE PROCESS_INSTANCE_ID_ IN"
                        + " (SELECT PROC_INST_ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ = ?)")
                .param(id.toString())
                .update();
        owner.sql("UPDATE workflow_planned_by SET settings = 'other' WHERE what = ?")
                .param(ReconsentProcess.KEY)
                .update();
        assertThat(timer(id)).startsWith("2099");
    }

    private String timer(CaseId id) {
        return client.sql("SELECT DUEDATE_ FROM ACT_RU_JOB WHERE PROCESS_INSTANCE_ID_ IN"
                        + " (SELECT PROC_INST_ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ = ?)")
                .param(id.toString())
                .query(String.class)
                .single();
    }

    @Test
    void nothingIsPlannedAnewUnlessTheSettingsChangedAndAFailureIsTriedAgain() {
        List<CaseId> planned = new ArrayList<>();
        start("a", planned, false);
        assertThat(planned).as("before the first start nothing changed").isEmpty();
        start("a", planned, false);
        assertThat(planned).isEmpty();
        start("b", planned, true);
        assertThat(planned).containsExactly(new CaseId(1), new CaseId(2));
        planned.clear();
        start("b", planned, false);
        assertThat(planned).containsExactly(new CaseId(1), new CaseId(2));
        planned.clear();
        start("b", planned, false);
        assertThat(planned).isEmpty();
    }

    private void start(String settings, List<CaseId> planned, boolean firstFails) {
        atStart.planIfChanged(
                "test",
                settings,
                (after, limit) -> after.value() == 0 ? List.of(new CaseId(1), new CaseId(2)) : List.of(),
                id -> {
                    planned.add(id);
                    if (firstFails && planned.size() == 1) {
                        throw new IllegalStateException("not today");
                    }
                    return true;
                });
    }
}
