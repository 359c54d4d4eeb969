package org.rarecase.workflow;

import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseRegistered;
import org.rarecase.casebook.ConsentWithdrawn;
import org.rarecase.query.QueryRaised;
import org.rarecase.study.SiteId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts a process for each case and each query, in the transaction that made them. */
@Component
class CaseProcessStarter {

    private final RuntimeService runtime;

    CaseProcessStarter(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(CaseRegistered event) {
        process(CaseProcess.KEY, event.caseId(), event.siteId()).execute();
    }

    @EventListener
    void on(QueryRaised event) {
        process(QueryProcess.KEY, event.caseId(), event.siteId())
                .setVariable(Variables.QUERY_ID, event.queryId().value())
                .setVariable(Variables.DUE_AT, Date.from(event.dueAt()))
                .execute();
    }

    @EventListener
    void on(ConsentWithdrawn event) {
        process(ConsentProcess.KEY, event.caseId(), event.siteId())
                .setVariable(Variables.ERASURE_ASKED, event.erasureAsked())
                .execute();
    }

    private ProcessInstantiationBuilder process(String key, CaseId caseId, SiteId siteId) {
        return runtime.createProcessInstanceByKey(key)
                .processDefinitionWithoutTenantId()
                .businessKey(caseId.toString())
                .setVariable(Variables.CASE_ID, caseId.value())
                .setVariable(Variables.SITE_ID, siteId.value());
    }
}
