package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.caseId;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.agreed.BetweenReaders;
import org.rarecase.pathology.agreed.ReadersComparison;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of the central reviews, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class ReviewDelegates {

    @Bean
    JavaDelegate openReview(ReviewReadings readings) {
        return execution -> {
            ReviewReadings.Opened opened = callsReadings(execution)
                    ? readings.open(caseId(execution), Variables.occasion(execution), execution.getVariables())
                    : readings.openToAnybody(
                            caseId(execution), Variables.occasion(execution), execution.getVariables());
            Variables.dueAt(execution, opened.dueAt());
            execution.setVariable(Variables.REVIEW_ID, opened.reviewId());
        };
    }

    /** Whether the drawing has a process for each reader; older ones have one step that whoever begins takes. */
    private static boolean callsReadings(DelegateExecution execution) {
        return execution.getBpmnModelInstance().getModelElementsByType(CallActivity.class).stream()
                .anyMatch(call -> ReadingProcess.KEY.equals(call.getCalledElement()));
    }

    @Bean
    JavaDelegate signOffReview(ReviewReadings readings) {
        return execution ->
                readings.signOff(caseId(execution), Variables.reviewId(execution), Variables.seat(execution));
    }

    @Bean
    JavaDelegate signOffInadequate(ReviewReadings readings) {
        return execution ->
                readings.signOffInadequate(caseId(execution), Variables.reviewId(execution), Variables.seat(execution));
    }

    @Bean
    JavaDelegate compareReadings(ReadersComparison comparison) {
        return execution -> {
            BetweenReaders between = comparison.compare(reviewId(execution));
            execution.setVariable(Variables.READERS_AGREE, between.way() != BetweenReaders.Way.ADJUDICATE);
            execution.setVariable(
                    Variables.AGREED_BY,
                    between.way() == BetweenReaders.Way.AGREED ? Variables.BY_READERS : Variables.BY_COORDINATOR);
        };
    }

    @Bean
    JavaDelegate stateAgreedDiagnosis(ReadersComparison comparison) {
        return execution -> execution.setVariable(Variables.READER, comparison.state(reviewId(execution)));
    }

    @Bean
    JavaDelegate recordComparison(ReadersComparison comparison) {
        return execution -> comparison.requireConfirmed(reviewId(execution));
    }

    private static long reviewId(DelegateExecution execution) {
        return Objects.requireNonNull(Variables.reviewId(execution), "A process without a review");
    }

    @Bean
    JavaDelegate openComparison(ReviewReadings readings) {
        return execution -> execution.setVariable(Variables.READER, readings.openComparison(caseId(execution)));
    }

    @Bean
    JavaDelegate signOffComparison(ReviewReadings readings) {
        return execution -> readings.signOffComparison(caseId(execution));
    }

    @Bean
    JavaDelegate remindOfReview(ReviewReadings readings) {
        return execution -> readings.remind(caseId(execution));
    }
}
