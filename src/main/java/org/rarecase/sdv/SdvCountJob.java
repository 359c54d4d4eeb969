package org.rarecase.sdv;

import java.time.Duration;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.springframework.stereotype.Component;

/** Counts every few seconds what changed, so that nobody waits for it who opens the list. */
@Component
class SdvCountJob {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 100;

    private final SdvCounts counts;
    private final BackgroundJob job;

    SdvCountJob(SdvCounts counts, SdvSettings settings, BackgroundJobs jobs) {
        this.counts = counts;
        this.job = jobs.job("Counting what is left to verify");
        if (settings.background()) {
            job.every(PAUSE, this::count);
        }
    }

    private void count() {
        int counted = AT_ONCE;
        while (counted == AT_ONCE && !job.isStopped()) {
            counted = counts.catchUp(AT_ONCE);
        }
    }
}
