package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.queryId;
import static org.rarecase.workflow.process.Variables.queryReason;
import static org.rarecase.workflow.process.Variables.reason;
import static org.rarecase.workflow.process.Variables.reasonOrEmpty;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.query.QueryEscalations;
import org.rarecase.query.QueryTransitions;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of the queries, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class QueryDelegates {

    @Bean
    JavaDelegate recordAnswer(QueryTransitions queries) {
        return execution -> queries.recordAnswer(queryId(execution), reasonOrEmpty(execution), queryReason(execution));
    }

    @Bean
    JavaDelegate closeQuery(QueryTransitions queries) {
        return execution -> queries.recordClosing(queryId(execution), reason(execution), queryReason(execution));
    }

    @Bean
    JavaDelegate reopenQuery(QueryTransitions queries) {
        return execution -> Variables.dueAt(execution, queries.recordReopening(queryId(execution), reason(execution)));
    }

    @Bean
    JavaDelegate closeObsoleteQuery(QueryTransitions queries) {
        return execution -> queries.recordObsolete(queryId(execution), reasonOrEmpty(execution));
    }

    @Bean
    JavaDelegate cancelQuery(QueryTransitions queries) {
        return execution -> queries.recordCancelling(queryId(execution), reasonOrEmpty(execution));
    }

    @Bean
    JavaDelegate remindOfQuery(QueryTransitions queries) {
        return execution -> queries.remind(queryId(execution));
    }

    @Bean
    JavaDelegate escalateQuery(QueryTransitions queries) {
        return execution -> queries.escalate(queryId(execution));
    }

    @Bean
    JavaDelegate remindSite(QueryEscalations escalations) {
        return execution -> escalations.recordReminder(queryId(execution), reasonOrEmpty(execution));
    }

    @Bean
    JavaDelegate endEscalation(QueryEscalations escalations) {
        return execution -> escalations.recordEnd(queryId(execution));
    }
}
