package org.rarecase.workflow;

import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.shared.Actor;
import org.rarecase.visit.CaseVisits;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.RelapseProcess;
import org.rarecase.workflow.process.SecondTumourProcess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the site tells of a case beside its open steps, also after its approval. Investigators of the site only. */
@Service
public class CaseEvents {

    private final CaseVisits visits;
    private final FollowUpPlanner followUp;
    private final CaseProcesses processes;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    CaseEvents(
            CaseVisits visits,
            FollowUpPlanner followUp,
            CaseProcesses processes,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.visits = visits;
        this.followUp = followUp;
        this.processes = processes;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    /** Opens the next follow-up before its time; it counts as the one that was due next. */
    @Transactional
    public void bringFollowUpForward(CaseId id) {
        visits.requireSiteInvestigator(id);
        currentAccount.runStep(currentAccount.as(Role.INVESTIGATOR), () -> followUp.bringForward(id));
    }

    /** Begins the process {@code relapse}. */
    @Transactional
    public void reportRelapse(CaseId id) {
        start(RelapseProcess.KEY, visits.requireSiteInvestigator(id));
    }

    /** Begins the process {@code second-tumour}, which registers a linked case. */
    @Transactional
    public void reportSecondTumour(CaseId id) {
        start(SecondTumourProcess.KEY, visits.requireSiteInvestigator(id));
    }

    private void start(String process, CaseSummary caseSummary) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        events.publishEvent(new EventReported(actor, caseSummary.id(), process));
        currentAccount.runStep(
                actor,
                () -> processes.start(
                        process, caseSummary.id(), caseSummary.site().id()));
    }
}
