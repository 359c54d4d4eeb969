package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.caseId;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.pathology.Reviews;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of the central reviews, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class ReviewDelegates {

    @Bean
    JavaDelegate openReview(Reviews reviews) {
        return execution -> {
            Number days = (Number) execution.getVariable(Variables.REVIEW_DAYS);
            Variables.dueAt(execution, reviews.open(caseId(execution), days == null ? null : days.intValue()));
        };
    }

    @Bean
    JavaDelegate signOffReview(Reviews reviews) {
        return execution -> reviews.signOff(caseId(execution));
    }

    @Bean
    JavaDelegate openComparison(Reviews reviews) {
        return execution -> execution.setVariable(Variables.READER, reviews.openComparison(caseId(execution)));
    }

    @Bean
    JavaDelegate signOffComparison(Reviews reviews) {
        return execution -> reviews.signOffComparison(caseId(execution));
    }

    @Bean
    JavaDelegate remindOfReview(Reviews reviews) {
        return execution -> reviews.remind(caseId(execution));
    }
}
