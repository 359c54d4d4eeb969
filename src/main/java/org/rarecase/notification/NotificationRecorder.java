package org.rarecase.notification;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.consent.ConsentWithdrawn;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.casebook.event.CaseStateChanged;
import org.rarecase.casebook.hold.HoldChanged;
import org.rarecase.casebook.reopening.ReopeningRefused;
import org.rarecase.casebook.reopening.ReopeningRequested;
import org.rarecase.consent.ErasureRefused;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.exchange.export.WithdrawnAfterExport;
import org.rarecase.form.FormKey;
import org.rarecase.pathology.ReadingDueSoon;
import org.rarecase.pathology.ReadingOffered;
import org.rarecase.pathology.ReviewCompared;
import org.rarecase.pathology.ReviewOverdue;
import org.rarecase.pathology.ReviewRequested;
import org.rarecase.pathology.ReviewSigned;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.acknowledgement.AcknowledgementOverdue;
import org.rarecase.pathology.acknowledgement.SiteInformed;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.DiagnosisAgreed;
import org.rarecase.pathology.opinion.OpinionReleased;
import org.rarecase.query.Assignee;
import org.rarecase.query.QueryAssigned;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryOverdue;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryRaised;
import org.rarecase.query.QueryState;
import org.rarecase.query.QueryStateChanged;
import org.rarecase.shared.Actor;
import org.rarecase.signature.Signature;
import org.rarecase.signature.SignatureInvalidated;
import org.rarecase.visit.VisitChanged;
import org.rarecase.visit.VisitOverdue;
import org.rarecase.workflow.task.StepOverdue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes news of what happened, in the same transaction: so none is lost when the server is killed, and none tells of
 * what was rolled back. One statement, for however many people it concerns.
 */
@Component
class NotificationRecorder {

    private final NotificationRepository repository;
    private final QueryAssignments assignments;
    private final Mailing mail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NotificationRecorder(
            NotificationRepository repository,
            QueryAssignments assignments,
            Mailing mail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.assignments = assignments;
        this.mail = mail;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(QueryRaised event) {
        write(
                NotificationKind.QUERY_RAISED,
                event.actor(),
                null,
                new NotificationTarget(event.caseId(), event.instanceId(), event.form(), event.place()));
    }

    @EventListener
    void on(QueryAssigned event) {
        if (!event.after().equals(event.party().anybody())) {
            writeTo(
                    event.after(),
                    NotificationKind.QUERY_ASSIGNED,
                    event.actor(),
                    new NotificationTarget(event.caseId(), event.instanceId(), event.form(), event.place()));
        }
    }

    @EventListener
    void on(QueryStateChanged event) {
        NotificationKind kind = switch (event.after()) {
            case OPEN -> NotificationKind.QUERY_REOPENED;
            case ANSWERED -> NotificationKind.QUERY_ANSWERED;
            case CLOSED -> NotificationKind.QUERY_CLOSED;
            case CANCELLED -> NotificationKind.QUERY_CANCELLED;
        };
        writeTo(
                assignee(event.queryId(), event.after() == QueryState.ANSWERED ? QueryParty.MONITORS : QueryParty.SITE),
                kind,
                event.actor(),
                new NotificationTarget(event.caseId(), event.instanceId(), event.form(), event.place()));
    }

    @EventListener
    void on(QueryOverdue event) {
        NotificationTarget where =
                new NotificationTarget(event.caseId(), event.instanceId(), event.form(), event.place());
        if (event.escalated()) {
            write(NotificationKind.QUERY_ESCALATED, event.actor(), null, where);
        } else {
            writeTo(assignee(event.queryId(), QueryParty.SITE), NotificationKind.QUERY_OVERDUE, event.actor(), where);
        }
    }

    /** A query that was given to a role or a person concerns nobody else of that side. */
    private Assignee assignee(QueryId id, QueryParty side) {
        return assignments.assignee(id, side);
    }

    @EventListener
    void on(CaseStateChanged event) {
        NotificationKind kind = switch (event.after()) {
            case ENTERING -> event.isReopening() ? NotificationKind.CASE_REOPENED : NotificationKind.CASE_RETURNED;
            case SUBMITTED -> NotificationKind.CASE_SUBMITTED;
            case APPROVED -> NotificationKind.CASE_APPROVED;
        };
        write(kind, event.actor(), null, wholeCase(event.caseId()));
    }

    @EventListener
    void on(ReopeningRequested event) {
        write(NotificationKind.REOPENING_REQUESTED, event.actor(), null, wholeCase(event.caseId()));
    }

    @EventListener
    void on(ReopeningRefused event) {
        write(NotificationKind.REOPENING_REFUSED, event.actor(), null, wholeCase(event.caseId()));
    }

    @EventListener
    void on(HoldChanged event) {
        FormInstance entry = event.entry();
        write(
                NotificationKind.CASE_HELD,
                event.actor(),
                null,
                entry == null ? wholeCase(event.caseId()) : at(event.caseId(), entry));
    }

    @EventListener
    void on(VisitChanged event) {
        NotificationKind kind = switch (event.visit().state()) {
            case OPEN -> NotificationKind.VISIT_OPENED;
            case HANDED_IN -> NotificationKind.VISIT_HANDED_IN;
            case MISSED, WITHDRAWN -> null;
        };
        if (kind != null) {
            write(
                    kind,
                    event.actor(),
                    null,
                    at(event.caseSummary().id(), event.entries().getFirst()));
        }
    }

    @EventListener
    void on(VisitOverdue event) {
        write(
                NotificationKind.VISIT_OVERDUE,
                event.actor(),
                null,
                at(event.caseSummary().id(), event.entry()));
    }

    @EventListener
    void on(ConsentWithdrawn event) {
        write(NotificationKind.CONSENT_WITHDRAWN, event.actor(), null, wholeCase(event.caseId()));
    }

    @EventListener
    void on(WithdrawalReversed event) {
        write(NotificationKind.WITHDRAWAL_TAKEN_BACK, event.actor(), null, wholeCase(event.caseId()));
    }

    /** Concerns who made the export: others did not hand it on. */
    @EventListener
    void on(WithdrawnAfterExport event) {
        write(NotificationKind.WITHDRAWN_AFTER_EXPORT, event.actor(), event.exportedBy(), wholeCase(event.caseId()));
    }

    @EventListener
    void on(ErasureRefused event) {
        write(NotificationKind.ERASURE_REFUSED, event.actor(), null, wholeCase(event.caseId()));
    }

    /** Which form it was tells the tumour: that goes too. */
    @EventListener
    void on(CaseErased event) {
        repository.forgetForms(event.caseId());
        write(NotificationKind.CASE_ERASED, event.actor(), null, wholeCase(event.caseId()));
    }

    @EventListener
    void on(SignatureInvalidated event) {
        Signature signature = event.signature();
        FormInstanceId instanceId = signature.instanceId();
        String form = event.form();
        write(
                NotificationKind.SIGNATURE_LAPSED,
                event.actor(),
                signature.userName(),
                new NotificationTarget(signature.caseId(), instanceId, form == null ? null : new FormKey(form), null));
    }

    private static NotificationTarget wholeCase(CaseId caseId) {
        return new NotificationTarget(caseId, null, null, null);
    }

    private static NotificationTarget at(CaseId caseId, FormInstance entry) {
        return new NotificationTarget(caseId, entry.id(), entry.form().key(), null);
    }

    @EventListener
    void on(ReviewRequested event) {
        if (event.ofAnybody()) {
            write(NotificationKind.REVIEW_REQUESTED, event.actor(), null, review(event.caseId(), event.instanceId()));
        }
    }

    @EventListener
    void on(ReadingOffered event) {
        write(
                NotificationKind.REVIEW_REQUESTED,
                event.actor(),
                event.reader(),
                new NotificationTarget(event.caseId(), null, Reviews.FORM, null));
    }

    @EventListener
    void on(ReadingDueSoon event) {
        write(
                NotificationKind.REVIEW_DUE_SOON,
                Actor.SYSTEM,
                event.reader(),
                review(event.caseId(), event.instanceId()));
    }

    @EventListener
    void on(ReviewOverdue event) {
        NotificationTarget where = review(event.caseId(), event.instanceId());
        // Who else could have read it is not told that somebody does.
        write(NotificationKind.REVIEW_OVERDUE, Set.of(Role.PATHOLOGIST), event.reader(), event.actor(), where);
        write(NotificationKind.REVIEW_OVERDUE, Set.of(Role.COORDINATOR), null, event.actor(), where);
    }

    @EventListener
    void on(ReviewSigned event) {
        write(NotificationKind.REVIEW_SIGNED, event.actor(), null, review(event.caseId(), event.instanceId()));
        tellDisagreement(event.actor(), event.caseId(), event.instanceId(), event.verdict());
    }

    @EventListener
    void on(ReviewCompared event) {
        tellDisagreement(event.actor(), event.caseId(), event.instanceId(), event.verdict());
    }

    @EventListener
    void on(DiagnosisAgreed event) {
        if (event.verdict().isDisagreement()) {
            write(
                    NotificationKind.REVIEW_DISAGREES,
                    event.actor(),
                    null,
                    agreed(event.caseId(), event.diagnosis().instanceId()));
        }
    }

    @EventListener
    void on(SiteInformed event) {
        write(
                NotificationKind.REVIEW_COMPLETE,
                event.actor(),
                null,
                agreed(event.caseId(), event.diagnosis().instanceId()));
    }

    /** The form it stands in is open to its reader alone. */
    @EventListener
    void on(OpinionReleased event) {
        write(NotificationKind.OPINION_RELEASED, event.actor(), null, wholeCase(event.caseId()));
    }

    @EventListener
    void on(AcknowledgementOverdue event) {
        write(
                NotificationKind.ACKNOWLEDGEMENT_OVERDUE,
                event.actor(),
                null,
                agreed(event.caseId(), event.instanceId()));
    }

    private static NotificationTarget agreed(CaseId caseId, @Nullable FormInstanceId instanceId) {
        return instanceId == null
                ? wholeCase(caseId)
                : new NotificationTarget(caseId, instanceId, AgreedDiagnoses.FORM, null);
    }

    private void tellDisagreement(Actor actor, CaseId caseId, FormInstanceId instanceId, @Nullable Verdict verdict) {
        if (verdict != null && verdict.isDisagreement()) {
            write(NotificationKind.REVIEW_DISAGREES, actor, null, review(caseId, instanceId));
        }
    }

    private static NotificationTarget review(CaseId caseId, FormInstanceId instanceId) {
        return new NotificationTarget(caseId, instanceId, Reviews.FORM, null);
    }

    /** Concerns only those who can take it. */
    @EventListener
    void on(StepOverdue event) {
        write(NotificationKind.STEP_OVERDUE, event.roles(), event.person(), Actor.SYSTEM, wholeCase(event.caseId()));
    }

    private void writeTo(Assignee only, NotificationKind kind, Actor actor, NotificationTarget where) {
        write(kind, Set.of(only.role()), only.person(), actor, where);
    }

    private void write(NotificationKind kind, Actor actor, @Nullable String only, NotificationTarget where) {
        write(kind, kind.concerned(), only, actor, where);
    }

    private void write(
            NotificationKind kind, Set<Role> roles, @Nullable String only, Actor actor, NotificationTarget where) {
        int written = repository.insert(
                kind, roles, actor.userName(), only, where, clock.instant(), mail.isOn() && kind.mayBeMailed());
        if (written > 0) {
            events.publishEvent(new NotificationWritten());
        }
    }
}
