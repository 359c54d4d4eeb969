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

/**
 * An open step of a case.
 *
 * @param step id of the user task in the process file
 * @param query what it is about, or null if it is about the case
 * @param roles who may take it
 * @param mine whether the account may
 * @param opens the form it leads to, or null
 * @param outcomes those that the account may choose now; none while the step rests
 * @param todo a sentence: what is to be done outside of the application, or null
 * @param hint a sentence: why some or all of its outcomes are not to be chosen now, or null
 */
public record WorkItem(
        String taskId,
        String step,
        String name,
        CaseId caseId,
        CaseSummary caseSummary,
        @Nullable DataQuery query,
        Instant created,
        @Nullable Instant due,
        boolean overdue,
        Set<Role> roles,
        boolean mine,
        @Nullable FormKey opens,
        List<Outcome> outcomes,
        @Nullable String todo,
        @Nullable String hint) {

    /** Open, and yet nobody takes it at present. */
    public boolean rests() {
        return outcomes.isEmpty();
    }
}
