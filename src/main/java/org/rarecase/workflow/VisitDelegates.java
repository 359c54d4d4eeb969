package org.rarecase.workflow;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.workflow.process.Variables.caseId;
import static org.rarecase.workflow.process.Variables.reason;
import static org.rarecase.workflow.process.Variables.signed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.study.Site;
import org.rarecase.visit.CaseVisits;
import org.rarecase.visit.NextVisit;
import org.rarecase.visit.VisitPolicy;
import org.rarecase.workflow.process.Variables;
import org.rarecase.workflow.task.StepNeedsReason;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of the follow-up visits, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class VisitDelegates {

    /** What the gateway behind {@code planVisit} decides by. */
    private static final String VISIT = "visit";

    private static final String NUMBER = "visitNumber";
    private static final String OPENS_AT = "opensAt";
    private static final String DUE_ON = "dueOn";

    @Bean
    JavaDelegate planVisit(CaseVisits visits) {
        return execution -> {
            Optional<NextVisit> planned = visits.planFollowUp(caseId(execution), policy(execution));
            execution.setVariable(
                    VISIT, planned.map(next -> when(next, execution, visits)).orElse("none"));
            planned.ifPresent(next -> {
                execution.setVariable(NUMBER, next.number());
                Site site = visits.record(caseId(execution)).site();
                execution.setVariable(OPENS_AT, Date.from(next.opensAt(site)));
                execution.setVariable(DUE_ON, next.dueOn().toString());
                Variables.dueAt(execution, next.dueAt(site));
            });
        };
    }

    /** One that is open stays open, and gets its new day: what is typed there is not without a step. */
    private static String when(NextVisit next, DelegateExecution execution, CaseVisits visits) {
        return next.opensOn().isAfter(visits.today(caseId(execution))) && !visits.isFollowUpOpen(caseId(execution))
                ? "later"
                : "now";
    }

    private static VisitPolicy policy(DelegateExecution execution) {
        Number until = (Number) execution.getVariable("untilYears");
        return new VisitPolicy(
                ((Number) execution.getVariable("intervalMonths")).intValue(),
                ((Number) execution.getVariable("opensWeeksBefore")).intValue(),
                until == null ? null : until.intValue());
    }

    @Bean
    JavaDelegate openVisit(CaseVisits visits) {
        return execution -> visits.openFollowUp(caseId(execution), number(execution), dueOn(execution));
    }

    /** The day itself: the zone of the site may be another one than when the visit was planned. */
    private static LocalDate dueOn(DelegateExecution execution) {
        String day = (String) execution.getVariable(DUE_ON);
        if (day != null) {
            return LocalDate.parse(day);
        }
        // Processes of versions without the zones of sites hold an evening in UTC.
        Instant moment = ((Date) execution.getVariable(Variables.DUE_AT)).toInstant();
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    @Bean
    JavaDelegate handInVisit(CaseVisits visits) {
        return execution -> visits.submit(caseId(execution), VisitKind.FOLLOW_UP, number(execution), signed(execution));
    }

    /** Asked for here too, where somebody draws the step before it without. */
    @Bean
    JavaDelegate missVisit(CaseVisits visits) {
        return execution -> {
            String reason = reason(execution);
            if (reason == null) {
                throw new StepNeedsReason(t("Visit was missed"));
            }
            visits.miss(caseId(execution), number(execution), reason);
        };
    }

    @Bean
    JavaDelegate endFollowUp(CaseVisits visits) {
        return execution -> visits.endFollowUp(caseId(execution));
    }

    @Bean
    JavaDelegate remindOfVisit(CaseVisits visits) {
        return execution -> visits.remind(caseId(execution));
    }

    static int number(DelegateExecution execution) {
        return ((Number) execution.getVariable(NUMBER)).intValue();
    }
}
