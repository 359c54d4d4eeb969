package org.rarecase.bench;

import java.util.Arrays;
import java.util.Locale;

/** One measured thing: how long it took in the middle, and how long at worst for 95 of 100. */
public record Figure(String name, String unit, double median, double p95) {

    static Figure ofNanos(String name, long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figure(name, "ms", millis(sorted, 0.5), millis(sorted, 0.95));
    }

    /** The first round warms up. */
    public static Figure ofRounds(String name, String unit, double[] rounds) {
        double[] sorted = Arrays.stream(rounds).skip(1).sorted().toArray();
        return new Figure(name, unit, sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.95)]);
    }

    static Figure ratio(String name, Figure above, Figure below) {
        return new Figure(name, "ratio", above.median / below.median, above.p95 / below.p95);
    }

    private static double millis(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))] / 1e6;
    }

    static String head() {
        return "%-34s %10s %10s".formatted("", "median", "p95");
    }

    public String row() {
        return String.format(Locale.ROOT, "%-34s %10.2f %10.2f  %s", name, median, p95, unit);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"unit\": \"%s\", \"median\": %.3f, \"p95\": %.3f}",
                name,
                unit,
                median,
                p95);
    }
}
