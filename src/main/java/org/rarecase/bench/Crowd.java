package org.rarecase.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** So many people who do the same at the same time, each as often as the others and without a pause. */
final class Crowd {

    private Crowd() {}

    /**
     * Everybody does one thing so many times, then all of them the next, turn by turn, so that what the machine does
     * besides meets each of them alike.
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

    /** Lets people work until it is closed. */
    static AutoCloseable busy(int people, IntFunction<Runnable> work) {
        var threads = Executors.newFixedThreadPool(people);
        for (var person = 0; person < people; person++) {
            var own = work.apply(person);
            threads.execute(() -> {
                while (!threads.isShutdown()) {
                    own.run();
                }
            });
        }
        return threads;
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
