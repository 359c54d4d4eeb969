package org.rarecase.workflow;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Due dates of steps, as the settings have them. Public, since process files call it in expressions. */
@Component
public class Deadlines {

    private final WorkflowSettings settings;
    private final Clock clock;

    Deadlines(WorkflowSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Date dataReview() {
        return after(settings.dataReviewWithin());
    }

    public Date assessment() {
        return after(settings.assessmentWithin());
    }

    public Date approval() {
        return after(settings.approvalWithin());
    }

    private Date after(Duration duration) {
        return Date.from(clock.instant().plus(duration));
    }
}
