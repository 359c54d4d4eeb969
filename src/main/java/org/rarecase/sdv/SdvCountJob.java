package org.rarecase.sdv;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts every few seconds what changed, so that nobody waits for it who opens the list. */
@Component
class SdvCountJob {

    private static final Logger LOG = LoggerFactory.getLogger(SdvCountJob.class);
    private static final int SECONDS = 15;
    private static final int AT_ONCE = 100;

    private final SdvCounts counts;
    private final SdvSettings settings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("verification-counts").daemon().factory());

    SdvCountJob(SdvCounts counts, SdvSettings settings) {
        this.counts = counts;
        this.settings = settings;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (settings.background()) {
            thread.scheduleWithFixedDelay(this::count, SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private void count() {
        try {
            int counted = AT_ONCE;
            while (counted == AT_ONCE && !thread.isShutdown()) {
                counted = counts.catchUp(AT_ONCE);
            }
        } catch (RuntimeException databaseIsAway) {
            LOG.warn("Counting what is left to verify pauses", databaseIsAway);
        }
    }
}
