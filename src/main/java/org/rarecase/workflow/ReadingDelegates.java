package org.rarecase.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Seats;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of one reader's part of a central review, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class ReadingDelegates {

    private static final Duration UNTIL_HANDED_OVER = Duration.ofDays(7);

    @Bean
    JavaDelegate chooseReader(Seats seats) {
        return execution -> {
            Reading reading = seats.choose(reviewId(execution), seat(execution));
            execution.setVariable(Variables.READING_STATE, goesOn(seats, reading));
            follow(execution, reading);
        };
    }

    private static String goesOn(Seats seats, Reading reading) {
        if (!reading.isUnassigned()) {
            return switch (reading.state()) {
                case OFFERED -> "offered";
                case ACCEPTED -> "accepted";
                default -> "signed";
            };
        }
        return seats.isAnybodyLeft(reading) ? "assign" : "nobody";
    }

    @Bean
    JavaDelegate offerReading(Seats seats) {
        return execution -> follow(execution, seats.offer(reviewId(execution), seat(execution)));
    }

    @Bean
    JavaDelegate acceptReading(Seats seats) {
        return execution -> follow(execution, seats.accept(reviewId(execution), seat(execution)));
    }

    @Bean
    JavaDelegate declineReading(Seats seats) {
        return execution -> seats.decline(reviewId(execution), seat(execution), Variables.reasonOrEmpty(execution));
    }

    @Bean
    JavaDelegate withdrawOffer(Seats seats) {
        return execution -> seats.withdrawOffer(reviewId(execution), seat(execution));
    }

    @Bean
    JavaDelegate remindReader(Seats seats) {
        return execution -> seats.remind(reviewId(execution), seat(execution));
    }

    @Bean
    JavaDelegate remindOfReading(Seats seats) {
        return execution -> seats.remindOverdue(reviewId(execution), seat(execution));
    }

    @Bean
    JavaDelegate handOverReading(Seats seats) {
        return execution -> seats.handOver(reviewId(execution), seat(execution));
    }

    /** Who is to act, and until when. */
    private static void follow(DelegateExecution execution, Reading reading) {
        Instant begun = reading.acceptedAt() == null ? reading.offeredAt() : reading.acceptedAt();
        Duration time = Duration.between(begun, reading.dueAt());
        execution.setVariable(Variables.READER, reading.reader());
        execution.setVariable(Variables.ANSWER_BY, Date.from(reading.offeredAt().plus(Seats.TO_ANSWER)));
        execution.setVariable(Variables.REMIND_AT, Date.from(reading.dueAt().minus(time.dividedBy(4))));
        Variables.dueAt(execution, reading.dueAt());
        execution.setVariable(Variables.HAND_OVER_AT, Date.from(reading.dueAt().plus(UNTIL_HANDED_OVER)));
    }

    private static long reviewId(DelegateExecution execution) {
        return Objects.requireNonNull(Variables.reviewId(execution));
    }

    private static int seat(DelegateExecution execution) {
        return Objects.requireNonNull(Variables.seat(execution));
    }
}
