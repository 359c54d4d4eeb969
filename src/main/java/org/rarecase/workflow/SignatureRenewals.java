package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.caseId;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.signature.CaseSignatureNeeded;
import org.rarecase.signature.SignatureGiven;
import org.rarecase.signature.SiteSignature;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.RenewalProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Asks the site to sign again what was changed after it was submitted, until somebody has. */
@Configuration(proxyBeanMethods = false)
class SignatureRenewals {

    private final CaseProcesses processes;

    SignatureRenewals(CaseProcesses processes) {
        this.processes = processes;
    }

    @EventListener
    void on(CaseSignatureNeeded event) {
        processes.start(RenewalProcess.KEY, event.caseId(), event.siteId());
    }

    /** Also where the case was signed at its head or submitted again. */
    @EventListener
    void on(SignatureGiven event) {
        if (event.signature().isForSubmission()) {
            processes.tell(RenewalProcess.GIVEN, event.signature().caseId());
        }
    }

    @Bean
    static JavaDelegate requireSignature(SiteSignature signature) {
        return execution -> signature.require(caseId(execution));
    }
}
