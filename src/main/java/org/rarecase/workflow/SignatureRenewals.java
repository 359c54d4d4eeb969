package org.rarecase.workflow;

import static org.rarecase.workflow.Variables.caseId;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.signature.CaseSignatureNeeded;
import org.rarecase.signature.SignatureGiven;
import org.rarecase.signature.SiteSignature;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Asks the site to sign again what was changed after it was handed in, until somebody has. */
@Configuration(proxyBeanMethods = false)
class SignatureRenewals {

    private final RuntimeService runtime;

    SignatureRenewals(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(CaseSignatureNeeded event) {
        runtime.createProcessInstanceByKey(RenewalProcess.KEY)
                .processDefinitionWithoutTenantId()
                .businessKey(event.caseId().toString())
                .setVariable(Variables.CASE_ID, event.caseId().value())
                .setVariable(Variables.SITE_ID, event.siteId().value())
                .execute();
    }

    /** Also where the case was signed at its head or handed in again. */
    @EventListener
    void on(SignatureGiven event) {
        if (event.signature().isForSubmission()) {
            runtime.createMessageCorrelation(RenewalProcess.GIVEN)
                    .processInstanceBusinessKey(event.signature().caseId().toString())
                    .correlateAll();
        }
    }

    @Bean
    static JavaDelegate requireSignature(SiteSignature signature) {
        return execution -> signature.require(caseId(execution));
    }
}
