package org.rarecase.workflow;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.workflow.process.Variables.caseId;
import static org.rarecase.workflow.process.Variables.reason;
import static org.rarecase.workflow.process.Variables.reasonOrEmpty;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.reopening.Reopenings;
import org.rarecase.workflow.task.StepNeedsReason;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of the life cycle, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class CaseDelegates {

    @Bean
    JavaDelegate submitCase(CaseLifecycle cases) {
        return execution -> cases.submit(caseId(execution));
    }

    @Bean
    JavaDelegate returnCase(CaseLifecycle cases) {
        return execution -> cases.returnToSite(caseId(execution), required(reason(execution)));
    }

    @Bean
    JavaDelegate approveCase(CaseLifecycle cases) {
        return execution -> cases.approve(caseId(execution), reason(execution));
    }

    @Bean
    JavaDelegate reopenCase(Reopenings reopenings) {
        return execution -> reopenings.reopen(caseId(execution));
    }

    @Bean
    JavaDelegate refuseReopening(Reopenings reopenings) {
        return execution -> reopenings.refuse(caseId(execution), reasonOrEmpty(execution));
    }

    /** Asked for here too, where somebody draws the step before it without. */
    private static String required(@Nullable String reason) {
        if (reason == null) {
            throw new StepNeedsReason(t("Return case"));
        }
        return reason;
    }
}
