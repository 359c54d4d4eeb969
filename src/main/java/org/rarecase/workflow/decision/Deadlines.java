package org.rarecase.workflow.decision;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.rarecase.query.QuerySettings;
import org.rarecase.workflow.process.WorkflowSettings;
import org.springframework.stereotype.Component;

/** Due dates of steps, as the settings have them. Public, since process files call it in expressions. */
@Component
public class Deadlines {

    private final WorkflowSettings settings;
    private final QuerySettings querySettings;
    private final Clock clock;

    Deadlines(WorkflowSettings settings, QuerySettings querySettings, Clock clock) {
        this.settings = settings;
        this.querySettings = querySettings;
        this.clock = clock;
    }

    public Date dataReview() {
        return after(settings.dataReviewWithin());
    }

    public Date assessment() {
        return after(settings.assessmentWithin());
    }

    /** When a reader is to have compared the signed review with the local diagnosis. */
    public Date comparison() {
        return after(settings.comparisonWithin());
    }

    public Date approval() {
        return after(settings.approvalWithin());
    }

    /** Who asks for an erasure is answered within a month (GDPR 12(3)); this leaves time to do it. */
    public Date erasure() {
        return after(settings.erasureWithin());
    }

    public Date event() {
        return after(settings.eventWithin());
    }

    public Date treatment() {
        return after(settings.treatmentWithin());
    }

    /** When the coordinator is to know that a query has no answer. */
    public Date escalation() {
        return after(querySettings.escalateAfter());
    }

    /** When the coordinator is to have decided on it. */
    public Date escalationDecision() {
        return after(settings.escalationWithin());
    }

    private Date after(Duration duration) {
        return Date.from(clock.instant().plus(duration));
    }
}
