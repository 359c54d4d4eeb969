package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.caseId;
import static org.rarecase.workflow.process.Variables.reasonOrEmpty;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.consent.Reconsents;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask when a patient comes of age, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class ReconsentDelegates {

    private static final String NEEDED = "reconsentNeeded";
    private static final String ASK_AT = "askAt";
    private static final String ASK_AGAIN = "askAgain";

    /** To reach the patient once it was asked again. */
    private static final Duration AGAIN_WITHIN = Duration.ofDays(28);

    @Bean
    JavaDelegate planReconsent(Reconsents reconsents) {
        return execution -> {
            var plan = reconsents.plan(caseId(execution));
            execution.setVariable(NEEDED, plan.isPresent());
            if (plan.isPresent()) {
                execution.setVariable(ASK_AT, Date.from(plan.get().askAt()));
                Variables.dueAt(execution, plan.get().dueAt());
            }
        };
    }

    @Bean
    JavaDelegate recordReconsent(Reconsents reconsents) {
        return execution -> reconsents.requireGiven(caseId(execution));
    }

    @Bean
    JavaDelegate recordNotReached(Reconsents reconsents) {
        return execution -> {
            Instant again = reconsents
                    .notReached(caseId(execution), reasonOrEmpty(execution))
                    .askAgainAt();
            execution.setVariable(ASK_AGAIN, again != null);
            if (again != null) {
                execution.setVariable(ASK_AT, Date.from(again));
                Variables.dueAt(execution, again.plus(AGAIN_WITHIN));
            }
        };
    }

    @Bean
    JavaDelegate lapseConsent(Reconsents reconsents) {
        return execution -> reconsents.lapse(caseId(execution));
    }
}
