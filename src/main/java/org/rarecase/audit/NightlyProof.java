package org.rarecase.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rarecase.account.CurrentAccount;
import org.rarecase.database.Guards;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds the trail against the tables once a day; what it finds becomes a line, and one of the log that is watched. */
@Component
class NightlyProof {

    private static final Logger log = LoggerFactory.getLogger(NightlyProof.class);
    private static final int MOST_TOLD = 20;

    private final TrailProof proof;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    NightlyProof(
            JdbcClient tables,
            Guards guards,
            CurrentAccount current,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            BackgroundJobs jobs,
            @Value("${rarecase.audit.verify.every:1d}") Duration every) {
        this.proof = new TrailProof(tables, guards);
        this.events = events;
        this.transaction = transaction;
        BackgroundJob job = jobs.job("Verifying the audit trail");
        job.every(every, () -> current.callAsSystem(this::run));
    }

    TrailProof.Extent run() {
        List<String> found = new ArrayList<>();
        TrailProof.Extent extent = proof.verify(null, broken -> {
            String told = broken.where() + ": " + broken.what().in(Locale.ENGLISH);
            log.error("The audit trail is not intact. {}", told);
            if (found.size() < MOST_TOLD) {
                found.add(told);
            }
        });
        transaction.executeWithoutResult(status -> events.publishEvent(new TrailVerified(extent, found)));
        return extent;
    }
}
