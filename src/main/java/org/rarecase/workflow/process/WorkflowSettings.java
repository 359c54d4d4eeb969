package org.rarecase.workflow.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param jobs whether this node runs timers
 * @param dataReviewWithin how long a monitor has for a submitted case
 * @param assessmentWithin how long a monitor has for an answered query
 * @param comparisonWithin how long a pathologist has to compare a signed review with the local diagnosis
 * @param approvalWithin how long a coordinator has for a reviewed case
 * @param escalationWithin how long a coordinator has to decide on a query that waits too long
 * @param erasureWithin how long a coordinator has to decide on an erasure
 * @param eventWithin how long a site has for a relapse or second tumour it reported
 * @param treatmentWithin how long a site has for the treatment of a relapse
 * @param historyDays how long the engine keeps ended processes; the trail is kept for ever
 */
@ConfigurationProperties("rarecase.workflow")
public record WorkflowSettings(
        @DefaultValue("true") boolean jobs,
        @DefaultValue("P14D") Duration dataReviewWithin,
        @DefaultValue("P7D") Duration assessmentWithin,
        @DefaultValue("P7D") Duration comparisonWithin,
        @DefaultValue("P7D") Duration approvalWithin,
        @DefaultValue("P7D") Duration escalationWithin,
        @DefaultValue("P21D") Duration erasureWithin,
        @DefaultValue("P30D") Duration eventWithin,
        @DefaultValue("P180D") Duration treatmentWithin,
        @DefaultValue("3650") int historyDays) {}
