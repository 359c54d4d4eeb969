package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class BackgroundJobTests {

    private final HandScheduler scheduler = new HandScheduler();
    private final BackgroundJobs jobs = new BackgroundJobs(scheduler);
    private final BackgroundJob job = jobs.job("Sending mails");
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void stop() {
        jobs.stop();
    }

    @Test
    void nothingIsDoneBeforeTheServerIsReady() {
        job.soon(() -> done.add("moved"));
        job.every(Duration.ofSeconds(15), () -> done.add("sent"));
        scheduler.runUntil(100);
        assertThat(done).isEmpty();

        jobs.begin();
        scheduler.runUntil(115);
        assertThat(done).containsExactly("moved", "sent");
    }

    @Test
    void aTurnComesAPauseAfterTheEndOfTheLast() {
        jobs.begin();
        job.every(Duration.ofSeconds(15), () -> {
            done.add("at " + scheduler.seconds());
            scheduler.pass(5);
        });
        scheduler.runUntil(60);
        assertThat(done).containsExactly("at 15", "at 35", "at 55");
    }

    @Test
    void whatFailsIsTriedAgainAfterAPause() {
        jobs.begin();
        job.soon(() -> {
            done.add("at " + scheduler.seconds());
            if (done.size() < 3) {
                throw new DataAccessResourceFailureException("The database is away");
            }
        });
        scheduler.runUntil(200);
        assertThat(done).containsExactly("at 0", "at 30", "at 60");
    }

    @Test
    void aRareTurnThatFailedComesAgainAfterAPauseAndAFrequentOneAtItsTime() {
        jobs.begin();
        job.every(Duration.ofMinutes(5), () -> {
            done.add("rare at " + scheduler.seconds());
            if (done.size() == 1) {
                throw new IllegalStateException();
            }
        });
        scheduler.runUntil(700);
        assertThat(done).containsExactly("rare at 300", "rare at 330", "rare at 630");

        done.clear();
        job.every(Duration.ofSeconds(10), () -> {
            done.add("frequent at " + scheduler.seconds());
            throw new IllegalStateException();
        });
        scheduler.runUntil(725);
        assertThat(done).containsExactly("frequent at 710", "frequent at 720");
    }

    @Test
    void whatIsAskedForIsDoneInTheOrderAsked() {
        jobs.begin();
        job.soon(() -> {
            job.soon(() -> done.add("third"));
            done.add("first");
        });
        job.soon(() -> done.add("second"));
        scheduler.runUntil(0);
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void aStoppedServerBeginsNothingMore() {
        jobs.begin();
        job.soon(() -> done.add("moved"));
        job.every(Duration.ofSeconds(15), () -> done.add("sent"));
        jobs.stop();
        assertThat(job.isStopped()).isTrue();
        job.soon(() -> done.add("moved"));
        scheduler.runUntil(100);
        assertThat(done).isEmpty();
    }

    @Test
    void oneJobIsNeverDoneTwiceAtOnceAndDoesNotKeepAnotherWaiting() throws InterruptedException {
        BackgroundJobs server = new BackgroundJobs();
        try {
            server.begin();
            BackgroundJob slow = server.job("Slow");
            CountDownLatch otherJob = new CountDownLatch(1);
            CountDownLatch all = new CountDownLatch(2);
            slow.soon(() -> {
                await(otherJob);
                done.add("first");
                all.countDown();
            });
            slow.soon(() -> {
                done.add("second");
                all.countDown();
            });
            server.job("Other").soon(otherJob::countDown);
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(done).containsExactly("first", "second");
        } finally {
            server.stop();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Does what is due when a test lets time pass. */
    private static final class HandScheduler extends ThreadPoolTaskScheduler {

        private record Due(Instant at, Runnable work) {}

        private final List<Due> waiting = new ArrayList<>();
        private Instant now = Instant.EPOCH;
        private boolean stopped;

        @Override
        public Clock getClock() {
            return Clock.fixed(now, ZoneOffset.UTC);
        }

        @Override
        public @Nullable ScheduledFuture<?> schedule(Runnable work, Instant at) {
            waiting.add(new Due(at, work));
            return null;
        }

        @Override
        public void shutdown() {
            stopped = true;
        }

        long seconds() {
            return now.getEpochSecond();
        }

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

        void runUntil(long second) {
            Instant end = Instant.ofEpochSecond(second);
            while (!stopped && waiting.stream().anyMatch(due -> !due.at().isAfter(end))) {
                Due next = waiting.stream().min(Comparator.comparing(Due::at)).orElseThrow();
                waiting.remove(next);
                now = next.at().isAfter(now) ? next.at() : now;
                next.work().run();
            }
            now = end.isAfter(now) ? end : now;
        }
    }
}
