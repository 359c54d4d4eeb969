package org.rarecase.workflow.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.database.TestMySql;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.Notifications;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** News of steps that are overdue, with a clock that is moved. */
@ProcessTest
class OverdueStepsIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    OverdueSteps overdue;

    @Autowired
    Notifications news;

    @Autowired
    SettableClock clock;

    /** Who is made later has no news of what happened before, and steps of other tests are not looked at again and again. */
    @BeforeEach
    void makePeople() {
        List.of(cases.registry.monitor(), cases.registry.coordinator(), cases.registry.pathologist());
        JdbcClient.create(TestMySql.asOwnerOfSmallForms())
                .sql("INSERT IGNORE INTO workflow_overdue_step SELECT DISTINCT task_id FROM workflow_waiting_step")
                .update();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anOverdueStepIsToldOnceToThoseWhoCanTakeIt() {
        CaseId id = cases.submitted("T09");
        clock.advance(Duration.ofDays(13));
        overdue.tell();
        assertThat(told(cases.registry.monitor(), id)).doesNotContain(NotificationKind.STEP_OVERDUE);

        clock.advance(Duration.ofDays(2));
        overdue.tell();
        overdue.tell();

        assertThat(told(cases.registry.monitor(), id))
                .containsExactly(NotificationKind.STEP_OVERDUE, NotificationKind.CASE_SUBMITTED);
        assertThat(told(cases.registry.coordinator(), id)).isEmpty();
        assertThat(told(cases.registry.anna(), id)).isEmpty();

        cases.acceptData(id);
        clock.advance(Duration.ofDays(8));
        overdue.tell();
        assertThat(told(cases.registry.coordinator(), id)).containsExactly(NotificationKind.STEP_OVERDUE);
    }

    @Test
    void aStepWithATimerDrawnIsToldByThatAlone() {
        CaseId id = cases.submitted("T03");
        cases.acceptData(id);
        cases.beginReading(cases.registry.pathologist(), id);
        clock.advance(Duration.ofDays(60));
        overdue.tell();

        assertThat(told(cases.registry.pathologist(), id)).containsExactly(NotificationKind.REVIEW_REQUESTED);
    }

    private List<NotificationKind> told(String userName, CaseId id) {
        return cases.registry.as(userName, () -> news.page(false, null, 50)).stream()
                .filter(item -> item.caseId().equals(id))
                .map(Notification::kind)
                .toList();
    }
}
