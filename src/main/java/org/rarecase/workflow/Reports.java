package org.rarecase.workflow;

import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseVisits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the site tells of a case beside its open steps. Investigators of the site only. */
@Service
public class Reports {

    private final CaseVisits visits;
    private final FollowUpPlanner followUp;

    Reports(CaseVisits visits, FollowUpPlanner followUp) {
        this.visits = visits;
        this.followUp = followUp;
    }

    /** Opens the next follow-up before its time; it counts as the one that was due next. */
    @Transactional
    public void bringFollowUpForward(CaseId id) {
        visits.requireReporter(id);
        followUp.bringForward(id);
    }
}
