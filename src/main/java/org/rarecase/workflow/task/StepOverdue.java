package org.rarecase.workflow.task;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;

/**
 * A step is overdue for which no timer is drawn; told once.
 *
 * @param roles who may take it
 * @param person the only one of them who may, or null
 */
public record StepOverdue(
        CaseId caseId, Set<Role> roles, @Nullable String person) {}
