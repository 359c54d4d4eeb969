package org.rarecase.shared;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One thing that the server does by itself. What it is asked for is done in this order, never two at once. What fails,
 * mostly because the database is away, is told in one line of the log and tried again after a pause.
 */
public final class BackgroundJob {

    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(BackgroundJob.class);

    private final String what;
    private final BackgroundJobs jobs;
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unfinished = new AtomicInteger();

    BackgroundJob(String what, BackgroundJobs jobs) {
        this.what = what;
        this.jobs = jobs;
    }

    public void soon(Runnable work) {
        inTurn(() -> {
            if (!succeeds(work)) {
                after(PAUSE, work);
            }
        });
    }

    public void after(Duration wait, Runnable work) {
        jobs.after(wait, () -> soon(work));
    }

    /** @param pause before each turn, also the first */
    public void every(Duration pause, Runnable work) {
        nextTurn(pause, pause, work);
    }

    /** The server is being stopped: work in many steps takes no further one. */
    public boolean isStopped() {
        return jobs.isStopped();
    }

    /**
     * Goes on until nothing waits, or the server is being stopped.
     *
     * @param step does one thing; false if none waited
     */
    public void whileAnyWaits(BooleanSupplier step) {
        boolean more = true;
        while (more && !isStopped()) {
            more = step.getAsBoolean();
        }
    }

    private void nextTurn(Duration wait, Duration pause, Runnable work) {
        Duration untilNextTry = pause.compareTo(PAUSE) < 0 ? pause : PAUSE;
        jobs.after(wait, () -> inTurn(() -> nextTurn(succeeds(work) ? pause : untilNextTry, pause, work)));
    }

    private void inTurn(Runnable work) {
        asked.add(work);
        if (unfinished.getAndIncrement() == 0) {
            jobs.after(Duration.ZERO, this::takeNext);
        }
    }

    private void takeNext() {
        try {
            asked.remove().run();
        } finally {
            if (unfinished.decrementAndGet() > 0) {
                jobs.after(Duration.ZERO, this::takeNext);
            }
        }
    }

    private boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (DataAccessException | TransactionException databaseIsAway) {
            if (!isStopped()) {
                log.warn(
                        "{} pauses: {}",
                        what,
                        databaseIsAway.getMostSpecificCause().getMessage());
                log.debug("{} pauses", what, databaseIsAway);
            }
        } catch (RuntimeException failed) {
            if (!isStopped()) {
                log.warn("{} pauses", what, failed);
            }
        }
        return false;
    }
}
