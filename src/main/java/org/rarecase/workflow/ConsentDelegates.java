package org.rarecase.workflow;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.workflow.process.Variables.caseId;
import static org.rarecase.workflow.process.Variables.reason;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.consent.Consents;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.workflow.task.StepNeedsReason;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask when consent is withdrawn, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class ConsentDelegates {

    @Bean
    JavaDelegate stopProcessing(ProcessTermination stop) {
        return execution -> stop.allOf(caseId(execution), execution.getProcessInstanceId());
    }

    @Bean
    JavaDelegate endReview(ReviewReadings readings) {
        return execution -> readings.end(caseId(execution));
    }

    @Bean
    JavaDelegate eraseCase(Consents consents) {
        return execution -> consents.erase(caseId(execution));
    }

    @Bean
    JavaDelegate refuseErasure(Consents consents) {
        return execution -> {
            String reason = reason(execution);
            if (reason == null) {
                throw new StepNeedsReason(t("Keep restricted"));
            }
            consents.refuseErasure(caseId(execution), reason);
        };
    }
}
