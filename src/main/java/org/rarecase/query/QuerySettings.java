package org.rarecase.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin how long a site has to answer before a query is overdue
 * @param escalateAfter how long a query waits for an answer before the coordinator is to know
 */
@ConfigurationProperties("rarecase.query")
public record QuerySettings(
        @DefaultValue("P10D") Duration answerWithin,
        @DefaultValue("P20D") Duration escalateAfter) {}
