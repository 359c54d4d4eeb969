package org.rarecase.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** So many people who do the same at the same time, each as often as the others and without a pause. */
final class Crowd {

    private Crowd() {}

    /**
     * @param work of each person, who are numbered from 0
     * @return how long each single time took, in nanoseconds
     */
    static long[] measure(int people, int rounds, IntFunction<Runnable> work) {
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(people)) {
            List<Future<long[]>> measured = new ArrayList<>();
            for (var person = 0; person < people; person++) {
                var own = work.apply(person);
                measured.add(threads.submit(() -> {
                    begin.await();
                    return rounds(rounds, own);
                }));
            }
            begin.countDown();
            var all = LongStream.builder();
            for (var each : measured) {
                for (var nanos : each.get()) {
                    all.add(nanos);
                }
            }
            return all.build().toArray();
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
