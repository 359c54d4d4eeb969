package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.reason;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.pathology.acknowledgement.Acknowledgements;
import org.rarecase.pathology.acknowledgement.Treatment;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks do after a diagnosis is agreed on, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class AcknowledgementDelegates {

    @Bean
    JavaDelegate informSite(Acknowledgements acknowledgements, TumourTypeQuestions questions) {
        return execution -> {
            Acknowledgements.Informed informed = acknowledgements.inform(reviewId(execution));
            questions.ask(informed.diagnosis());
            execution.setVariable(Variables.TO_ACKNOWLEDGE, informed.toAcknowledge());
            // In the words of ISO 8601, since the timer repeats from it on.
            execution.setVariable(Variables.ACKNOWLEDGE_BY, informed.dueAt().toString());
            Variables.dueAt(execution, informed.dueAt());
        };
    }

    @Bean
    JavaDelegate recordAcknowledgement(Acknowledgements acknowledgements) {
        return execution -> acknowledgements.acknowledge(
                reviewId(execution),
                Treatment.ofCode(String.valueOf(execution.getVariable(Variables.OUTCOME))),
                reason(execution));
    }

    @Bean
    JavaDelegate remindOfAcknowledgement(Acknowledgements acknowledgements) {
        return execution -> acknowledgements.remind(reviewId(execution));
    }

    private static long reviewId(DelegateExecution execution) {
        return Objects.requireNonNull(Variables.reviewId(execution), "A process without a review");
    }
}
