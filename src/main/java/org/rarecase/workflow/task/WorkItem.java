package org.rarecase.workflow.task;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.form.FormKey;
import org.rarecase.query.DataQuery;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * An open step of a case, as the account may take it.
 *
 * @param definition what the process file says of it
 * @param query what it is about, or null if it is about the case
 * @param outcomes those that the account may choose now; none while the step rests
 * @param mine whether the account may take it
 * @param hint a sentence: why some or all of its outcomes are not to be chosen now, or null
 */
public record WorkItem(
        OpenTask task,
        TaskDefinition definition,
        CaseSummary caseSummary,
        @Nullable DataQuery query,
        boolean overdue,
        List<Outcome> outcomes,
        boolean mine,
        @Nullable String hint) {

    public String taskId() {
        return task.id();
    }

    /** Id of the user task in the process file. */
    public String step() {
        return task.key();
    }

    public String name() {
        return definition.name().in(Messages.language());
    }

    public CaseId caseId() {
        return task.caseId();
    }

    public Instant created() {
        return task.created();
    }

    public @Nullable Instant due() {
        return task.due();
    }

    /** Who may take it. */
    public Set<Role> roles() {
        return TaskCompletion.roles(task);
    }

    /** The form it leads to, or null. */
    public @Nullable FormKey opens() {
        return definition.opens();
    }

    /** The page of its own on which it is taken, or null. */
    public @Nullable String page() {
        return definition.page();
    }

    /** A sentence: what is to be done outside of the application, or null. */
    public @Nullable String todo() {
        LocalizedText todo = definition.todo();
        return todo == null ? null : todo.in(Messages.language());
    }

    /** Open, and yet nobody takes it at present. */
    public boolean rests() {
        return outcomes.isEmpty();
    }
}
