package org.rarecase.workflow.task;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Place of an open step in the order in which people take them.
 *
 * @param due {@link #NEVER} without a due date
 */
record WaitingTask(Timestamp due, Timestamp created, String taskId) {

    /** Comes after every date that a step can be due on. */
    static final Timestamp NEVER = Timestamp.valueOf("9999-12-31 00:00:00");

    static WaitingTask of(WorkItem item) {
        return of(item.due(), item.created(), item.taskId());
    }

    static WaitingTask of(OpenTask task) {
        return of(task.due(), task.created(), task.id());
    }

    private static WaitingTask of(@Nullable Instant due, Instant created, String taskId) {
        return new WaitingTask(due == null ? NEVER : Timestamp.from(due), Timestamp.from(created), taskId);
    }
}
