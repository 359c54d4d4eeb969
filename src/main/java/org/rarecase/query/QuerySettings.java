package org.rarecase.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin how long a site has to answer before a query is overdue
 */
@ConfigurationProperties("rarecase.query")
record QuerySettings(@DefaultValue("P10D") Duration answerWithin) {}
