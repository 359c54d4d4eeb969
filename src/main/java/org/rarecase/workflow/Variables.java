package org.rarecase.workflow;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryReason;

/** The variables of our processes: ids, decisions and deadlines, never clinical data. */
final class Variables {

    static final String CASE_ID = "caseId";
    static final String SITE_ID = "siteId";
    static final String QUERY_ID = "queryId";
    static final String DUE_AT = "dueAt";
    static final String REVIEW_DAYS = "reviewDays";

    /** Whether who withdrew consent also wants the data erased. */
    static final String ERASURE_ASKED = "erasureAsked";

    /** User name of the pathologist who compares the own review with the local diagnosis; null: any. */
    static final String READER = "reader";

    /** How far the withdrawal reaches that a process is about. */
    static final String SCOPE = "scope";

    /** Key of the outcome of the last step; what gateways decide by. */
    static final String OUTCOME = "outcome";

    /** What the last step was explained with. Transient: it lives until the next wait and is not stored. */
    static final String REASON = "reason";

    /** What the reason was chosen from a list. Transient as the reason. */
    static final String QUERY_REASON = "queryReason";

    /** Whether the last step asks for a signature on what it submits. Transient as the reason. */
    static final String SIGNED = "signed";

    private Variables() {}

    static CaseId caseId(DelegateExecution execution) {
        return new CaseId(((Number) execution.getVariable(CASE_ID)).longValue());
    }

    static QueryId queryId(DelegateExecution execution) {
        return new QueryId(((Number) execution.getVariable(QUERY_ID)).longValue());
    }

    static @Nullable String reason(DelegateExecution execution) {
        return (String) execution.getVariable(REASON);
    }

    static String reasonOrEmpty(DelegateExecution execution) {
        String reason = reason(execution);
        return reason == null ? "" : reason;
    }

    static @Nullable QueryReason queryReason(DelegateExecution execution) {
        String name = (String) execution.getVariable(QUERY_REASON);
        return name == null ? null : QueryReason.valueOf(name);
    }

    static boolean signed(DelegateExecution execution) {
        return Boolean.TRUE.equals(execution.getVariable(SIGNED));
    }

    static void dueAt(DelegateExecution execution, Instant moment) {
        execution.setVariable(DUE_AT, Date.from(moment));
    }
}
