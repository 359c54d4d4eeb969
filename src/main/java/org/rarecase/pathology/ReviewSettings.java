package org.rarecase.pathology;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param signWithin how long a pathologist has where the decision table names no days
 * @param assignment who finds the readers of a review
 */
@ConfigurationProperties("rarecase.pathology")
record ReviewSettings(
        @DefaultValue("P21D") Duration signWithin,
        @DefaultValue("coordinator") Assignment assignment) {}
