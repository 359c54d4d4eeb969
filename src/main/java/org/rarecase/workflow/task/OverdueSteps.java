package org.rarecase.workflow.task;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.rarecase.shared.Utc;
import org.rarecase.workflow.process.WorkflowSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every few minutes for steps that are overdue, and tells once of each for which no timer is drawn. */
@Component
class OverdueSteps {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 100;

    /** @param person the only one who may take it, or null */
    private record Overdue(String taskId, @Nullable String person) {}

    private final JdbcClient client;
    private final OpenTaskRepository tasks;
    private final TaskDefinitions drawn;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BackgroundJob job;

    OverdueSteps(
            JdbcClient client,
            OpenTaskRepository tasks,
            TaskDefinitions drawn,
            WorkflowSettings settings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock,
            BackgroundJobs jobs) {
        this.client = client;
        this.tasks = tasks;
        this.drawn = drawn;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.job = jobs.job("Looking for overdue steps");
        if (settings.jobs()) {
            job.every(PAUSE, this::tell);
        }
    }

    void tell() {
        List<Overdue> untold = untold();
        while (!untold.isEmpty() && !job.isStopped()) {
            untold.forEach(each -> transaction.executeWithoutResult(it -> tell(each)));
            untold = untold();
        }
        transaction.executeWithoutResult(it -> forgetEnded());
    }

    private List<Overdue> untold() {
        return client.sql("""
                        SELECT DISTINCT w.task_id, w.person FROM workflow_waiting_step w
                        LEFT JOIN workflow_overdue_step o ON o.task_id = w.task_id
                        WHERE w.due_at <= ? AND o.task_id IS NULL LIMIT ?
                        """)
                .params(Utc.column(clock.instant()), AT_ONCE)
                .query((row, number) -> new Overdue(row.getString("task_id"), row.getString("person")))
                .list();
    }

    /** The node that writes the row is the one that tells. */
    private void tell(Overdue overdue) {
        int written = client.sql("INSERT IGNORE INTO workflow_overdue_step (task_id) VALUES (?)")
                .param(overdue.taskId())
                .update();
        if (written == 1) {
            tasks.find(overdue.taskId())
                    .filter(task -> !drawn.step(task.definitionId(), task.key()).timed())
                    .ifPresent(task -> events.publishEvent(
                            new StepOverdue(task.caseId(), TaskCompletion.roles(task), overdue.person())));
        }
    }

    private void forgetEnded() {
        client.sql("""
                        DELETE o FROM workflow_overdue_step o LEFT JOIN workflow_waiting_step w ON w.task_id = o.task_id
                        WHERE w.task_id IS NULL
                        """).update();
    }
}
