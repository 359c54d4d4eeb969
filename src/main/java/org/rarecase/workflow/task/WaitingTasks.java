package org.rarecase.workflow.task;

import java.sql.Timestamp;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes down which user tasks wait for which role, in the order in which people take them, whenever the engine opens,
 * changes or ends one; in the same transaction. {@link OpenTaskRepository} reads it.
 */
public final class WaitingTasks extends AbstractBpmnParseListener {

    private final JdbcTemplate template;

    public WaitingTasks(JdbcTemplate template) {
        this.template = template;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::insert);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, this::rewrite);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::rewrite);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::delete);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this::delete);
    }

    private void insert(DelegateTask task) {
        String site = task.getTenantId();
        if (site == null) {
            return;
        }
        List<Object[]> rows = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .distinct()
                .map(role -> new Object[] {
                    task.getId(),
                    role,
                    Long.valueOf(site),
                    task.getAssignee(),
                    due(task.getDueDate()),
                    new Timestamp(task.getCreateTime().getTime())
                })
                .toList();
        template.batchUpdate("""
                INSERT INTO workflow_waiting_step (task_id, role, site_id, person, due_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """, rows);
    }

    private static Timestamp due(@Nullable Date due) {
        return due == null ? WaitingTask.NEVER : new Timestamp(due.getTime());
    }

    private void rewrite(DelegateTask task) {
        delete(task);
        insert(task);
    }

    private void delete(DelegateTask task) {
        template.update("DELETE FROM workflow_waiting_step WHERE task_id = ?", task.getId());
    }
}
