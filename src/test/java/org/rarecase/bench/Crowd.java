package org.rarecase.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** So many people who do the same at the same time, each as often as the others. */
final class Crowd {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private Crowd() {}

    /**
     * Everybody does one thing so many times without a pause, then all of them the next, turn by turn, so that what the
     * machine does besides meets each of them alike.
     *
     * @param works of each person, who are numbered from 0
     * @return of each work how long each single time took, in nanoseconds
     */
    static List<long[]> inTurn(int people, int turns, int rounds, List<IntFunction<Runnable>> works) {
        try (var threads = Executors.newFixedThreadPool(people)) {
            var measured = works.stream().map(work -> LongStream.builder()).toList();
            for (var turn = 0; turn < turns; turn++) {
                for (var work = 0; work < works.size(); work++) {
                    together(threads, people, rounds, works.get(work), measured.get(work));
                }
            }
            return measured.stream().map(all -> all.build().toArray()).toList();
        }
    }

    private static void together(
            ExecutorService threads, int people, int rounds, IntFunction<Runnable> work, LongStream.Builder measured) {
        try {
            var begin = new CountDownLatch(1);
            List<Future<long[]>> running = new ArrayList<>();
            for (var person = 0; person < people; person++) {
                var own = work.apply(person);
                running.add(threads.submit(() -> {
                    begin.await();
                    return rounds(rounds, own);
                }));
            }
            begin.countDown();
            for (var each : running) {
                LongStream.of(each.get()).forEach(measured::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The bench failed", e.getCause());
        }
    }

    /** Lets each of these people do their work once a second, until it is closed; then tells if somebody failed. */
    static AutoCloseable busy(int people, IntFunction<Runnable> work) {
        var threads = Executors.newScheduledThreadPool(people);
        List<Future<?>> working = new ArrayList<>();
        for (var person = 0; person < people; person++) {
            var begin = SECOND.dividedBy(people).multipliedBy(person).toMillis();
            working.add(threads.scheduleAtFixedRate(work.apply(person), begin, SECOND.toMillis(), MILLISECONDS));
        }
        return () -> {
            threads.close();
            for (var each : working) {
                if (each.state() == Future.State.FAILED) {
                    throw new IllegalStateException("Somebody could not go on", each.exceptionNow());
                }
            }
        };
    }

    private static long[] rounds(int rounds, Runnable work) {
        var nanos = new long[rounds];
        for (var round = 0; round < rounds; round++) {
            var before = System.nanoTime();
            work.run();
            nanos[round] = System.nanoTime() - before;
        }
        return nanos;
    }
}
