package org.rarecase.news;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseErased;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseStateChanged;
import org.rarecase.casebook.ConsentWithdrawn;
import org.rarecase.pathology.ReviewOverdue;
import org.rarecase.pathology.ReviewRequested;
import org.rarecase.pathology.ReviewSigned;
import org.rarecase.pathology.Reviews;
import org.rarecase.query.QueryAssigned;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryRaised;
import org.rarecase.query.QuerySide;
import org.rarecase.query.QueryState;
import org.rarecase.query.QueryStateChanged;
import org.rarecase.query.QueryUnanswered;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes news of what happened, in the same transaction: so none is lost when the server is killed, and none tells of
 * what was rolled back. One statement, for however many people it concerns.
 */
@Component
class NewsRecorder {

    private final NewsRepository repository;
    private final QueryAssignments assignments;
    private final MailSetup mail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NewsRecorder(
            NewsRepository repository,
            QueryAssignments assignments,
            MailSetup mail,
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
                NewsKind.QUERY_RAISED,
                event.actor(),
                null,
                new Where(event.caseId(), event.entryId(), event.form(), event.place()));
    }

    @EventListener
    void on(QueryAssigned event) {
        if (event.after() != null) {
            write(
                    NewsKind.QUERY_ASSIGNED,
                    event.actor(),
                    event.after(),
                    new Where(event.caseId(), event.entryId(), event.form(), event.place()));
        }
    }

    @EventListener
    void on(QueryStateChanged event) {
        NewsKind kind = switch (event.after()) {
            case OPEN -> NewsKind.QUERY_REOPENED;
            case ANSWERED -> NewsKind.QUERY_ANSWERED;
            case CLOSED -> NewsKind.QUERY_CLOSED;
            case CANCELLED -> NewsKind.QUERY_CANCELLED;
        };
        write(
                kind,
                event.actor(),
                assignee(event.queryId(), event.after() == QueryState.ANSWERED ? QuerySide.MONITORS : QuerySide.SITE),
                new Where(event.caseId(), event.entryId(), event.form(), event.place()));
    }

    @EventListener
    void on(QueryUnanswered event) {
        Where where = new Where(event.caseId(), event.entryId(), event.form(), event.place());
        if (event.escalated()) {
            write(NewsKind.QUERY_ESCALATED, event.actor(), null, where);
        } else {
            write(NewsKind.QUERY_OVERDUE, event.actor(), assignee(event.queryId(), QuerySide.SITE), where);
        }
    }

    /** A query that was given to a person concerns nobody else of that side. */
    private @Nullable String assignee(QueryId id, QuerySide side) {
        return assignments.assignee(id, side);
    }

    @EventListener
    void on(CaseStateChanged event) {
        NewsKind kind = switch (event.after()) {
            case ENTERING -> NewsKind.CASE_RETURNED;
            case SUBMITTED -> NewsKind.CASE_SUBMITTED;
            case APPROVED -> NewsKind.CASE_APPROVED;
        };
        write(kind, event.actor(), null, new Where(event.caseId(), null, null, null));
    }

    @EventListener
    void on(ConsentWithdrawn event) {
        write(NewsKind.CONSENT_WITHDRAWN, event.actor(), null, new Where(event.caseId(), null, null, null));
    }

    @EventListener
    void on(CaseErased event) {
        write(NewsKind.CASE_ERASED, event.actor(), null, new Where(event.caseId(), null, null, null));
    }

    @EventListener
    void on(ReviewRequested event) {
        write(NewsKind.REVIEW_REQUESTED, event.actor(), null, review(event.caseId(), event.entryId()));
    }

    @EventListener
    void on(ReviewOverdue event) {
        write(NewsKind.REVIEW_OVERDUE, event.actor(), null, review(event.caseId(), event.entryId()));
    }

    @EventListener
    void on(ReviewSigned event) {
        write(NewsKind.REVIEW_SIGNED, event.actor(), null, review(event.caseId(), event.entryId()));
    }

    private static Where review(CaseId caseId, long entryId) {
        return new Where(caseId, entryId, Reviews.FORM, null);
    }

    private void write(NewsKind kind, Actor actor, @Nullable String only, Where where) {
        int written = repository.insert(kind, actor.userName(), only, where, clock.instant(), mail.isOn());
        if (written > 0) {
            events.publishEvent(new NewsWritten());
        }
    }
}
