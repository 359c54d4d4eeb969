package org.rarecase.workflow;

import java.util.Date;
import java.util.Map;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentWithdrawn;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.casebook.event.CaseRegistered;
import org.rarecase.casebook.event.CaseStateChanged;
import org.rarecase.casebook.reopening.ReopeningRequested;
import org.rarecase.query.QueryRaised;
import org.rarecase.visit.CaseVisits;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.QueryProcess;
import org.rarecase.workflow.process.ReopeningProcess;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts a process for each case, query, withdrawal and reopening, in the transaction that made them. */
@Component
class CaseProcessStarter {

    private final CaseProcesses processes;
    private final ProcessTermination stop;
    private final CaseVisits visits;

    CaseProcessStarter(CaseProcesses processes, ProcessTermination stop, CaseVisits visits) {
        this.processes = processes;
        this.stop = stop;
        this.visits = visits;
    }

    /** Cases that come from elsewhere are many: their processes begin together. */
    @EventListener
    void on(CaseRegistered event) {
        if (event.comesFromElsewhere()) {
            processes.startBeforeCommit(CaseProcess.KEY, event.caseId(), event.siteId());
        } else {
            processes.start(CaseProcess.KEY, event.caseId(), event.siteId());
        }
    }

    @EventListener
    void on(QueryRaised event) {
        processes.start(
                QueryProcess.KEY,
                event.caseId(),
                event.siteId(),
                Map.of(Variables.QUERY_ID, event.queryId().value(), Variables.DUE_AT, Date.from(event.dueAt())));
    }

    @EventListener
    void on(ConsentWithdrawn event) {
        processes.start(
                ConsentProcess.KEY,
                event.caseId(),
                event.siteId(),
                Map.of(
                        Variables.ERASURE_ASKED,
                        event.erasureAsked(),
                        Variables.SCOPE,
                        event.withdrawal().scope().name()));
    }

    @EventListener
    void on(ReopeningRequested event) {
        processes.start(ReopeningProcess.KEY, event.caseId(), event.siteId());
    }

    /** The process of an approved case has ended: it begins anew where the site submits. */
    @EventListener
    void on(CaseStateChanged event) {
        if (event.isReopening()) {
            processes.start(CaseProcess.KEY, event.caseId(), event.siteId());
        }
    }

    /** An approved case needs no more steps; any other begins where its site submits it. */
    @EventListener
    void on(WithdrawalReversed event) {
        stop.ofWithdrawal(event);
        if (event.wasTheOnlyOne() && visits.record(event.caseId()).state() != CaseState.APPROVED) {
            processes.start(CaseProcess.KEY, event.caseId(), event.siteId());
        }
    }
}
