package org.rarecase.workflow.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.Occasion;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryReason;

/** The variables of our processes: ids, decisions and deadlines, never clinical data. */
public final class Variables {

    public static final String CASE_ID = "caseId";
    public static final String SITE_ID = "siteId";
    public static final String QUERY_ID = "queryId";
    public static final String DUE_AT = "dueAt";

    /** Id of the central review that a process opened. */
    public static final String REVIEW_ID = "reviewId";

    /** The seat of a review that a process finds a reader for, 1 to 3. */
    public static final String SEAT = "seat";

    /** Until when who was asked to read has to answer. */
    public static final String ANSWER_BY = "answerBy";

    /** When a reader is told that the time is running out. */
    public static final String REMIND_AT = "remindAt";

    /** When a reading goes to another reader. */
    public static final String HAND_OVER_AT = "handOverAt";

    /** How it goes on with a seat: offered, accepted, signed, nobody, assign. */
    public static final String READING_STATE = "readingState";

    /** Why a case is reviewed centrally; none: the first diagnosis, or a relapse where that was reviewed before. */
    public static final String OCCASION = "occasion";

    public static final String REVIEW_DAYS = "reviewDays";

    /** Whether who withdrew consent also wants the data erased. */
    public static final String ERASURE_ASKED = "erasureAsked";

    /** User name of the pathologist who compares the review with the local diagnosis; null: others. */
    public static final String READER = "reader";

    /** Whether the site is to acknowledge what the review came to, and is not asked for it already. */
    public static final String TO_ACKNOWLEDGE = "toAcknowledge";

    /** Until when, as ISO 8601 writes it. */
    public static final String ACKNOWLEDGE_BY = "acknowledgeBy";

    /** Whether the readers agree, or differ within one tumour; else it is adjudicated. */
    public static final String READERS_AGREE = "readersAgree";

    /** Whose the agreed diagnosis is: {@link #BY_READERS} or {@link #BY_COORDINATOR}. */
    public static final String AGREED_BY = "agreedBy";

    public static final String BY_READERS = "readers";
    public static final String BY_COORDINATOR = "coordinator";
    /** Whether a panel decides without a further reader before. */
    public static final String PANEL_AT_ONCE = "panelAtOnce";

    /** User name of the further reader where readers differ. */
    public static final String ADJUDICATOR = "adjudicator";

    /** Whether the adjudicator has decided; else a panel does. */
    public static final String SETTLED = "settled";

    /** What a decision of the panel lacks: the session, the decision, a signature, or nothing. */
    public static final String PANEL_MISSES = "panelMisses";

    /** User name of the participant who is to sign the decision of the panel. */
    public static final String SIGNER = "signer";

    /** How far the withdrawal reaches that a process is about. */
    public static final String SCOPE = "scope";

    /** Key of the outcome of the last step; what gateways decide by. */
    public static final String OUTCOME = "outcome";

    /** What the last step was explained with. Transient: it lives until the next wait and is not stored. */
    public static final String REASON = "reason";

    /** What the reason was chosen from a list. Transient as the reason. */
    public static final String QUERY_REASON = "queryReason";

    /** Whether the last step asks for a signature on what it submits. Transient as the reason. */
    public static final String SIGNED = "signed";

    private Variables() {}

    public static CaseId caseId(DelegateExecution execution) {
        return new CaseId(((Number) execution.getVariable(CASE_ID)).longValue());
    }

    public static QueryId queryId(DelegateExecution execution) {
        return new QueryId(((Number) execution.getVariable(QUERY_ID)).longValue());
    }

    /** Null in processes that began before reviews had one. */
    public static @Nullable Long reviewId(DelegateExecution execution) {
        Number id = (Number) execution.getVariable(REVIEW_ID);
        return id == null ? null : id.longValue();
    }

    /** Null in processes that are about all of a review. */
    public static @Nullable Integer seat(DelegateExecution execution) {
        Number seat = (Number) execution.getVariable(SEAT);
        return seat == null ? null : seat.intValue();
    }

    public static @Nullable Occasion occasion(DelegateExecution execution) {
        String code = (String) execution.getVariable(OCCASION);
        return code == null ? null : Occasion.of(code);
    }

    public static @Nullable String reason(DelegateExecution execution) {
        return (String) execution.getVariable(REASON);
    }

    public static String reasonOrEmpty(DelegateExecution execution) {
        String reason = reason(execution);
        return reason == null ? "" : reason;
    }

    public static @Nullable QueryReason queryReason(DelegateExecution execution) {
        String name = (String) execution.getVariable(QUERY_REASON);
        return name == null ? null : QueryReason.valueOf(name);
    }

    public static boolean signed(DelegateExecution execution) {
        return Boolean.TRUE.equals(execution.getVariable(SIGNED));
    }

    public static void dueAt(DelegateExecution execution, Instant moment) {
        execution.setVariable(DUE_AT, Date.from(moment));
    }
}
