package org.rarecase.workflow;

import java.util.Date;
import java.util.Map;
import org.rarecase.casebook.CaseRegistered;
import org.rarecase.casebook.ConsentWithdrawn;
import org.rarecase.query.QueryRaised;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts a process for each case, each query and each withdrawal, in the transaction that made them. */
@Component
class CaseProcessStarter {

    private final CaseProcesses processes;

    CaseProcessStarter(CaseProcesses processes) {
        this.processes = processes;
    }

    @EventListener
    void on(CaseRegistered event) {
        processes.start(CaseProcess.KEY, event.caseId(), event.siteId());
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
                Map.of(Variables.ERASURE_ASKED, event.erasureAsked()));
    }
}
