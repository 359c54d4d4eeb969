package org.rarecase.pathology.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.figures.Estimate;
import org.rarecase.pathology.figures.Rates;

/** Figures as lines of a file: values as numbers with a point, times in days. */
final class FigureLines {

    private final List<List<String>> lines = new ArrayList<>();

    FigureLines() {
        lines.add(List.of("figure", "of", "measure", "value", "low", "high", "n"));
    }

    /** The head first. */
    List<List<String>> all() {
        return List.copyOf(lines);
    }

    void time(String of, String measure, @Nullable Duration time, int n) {
        number("times", of, measure, time == null ? "" : four(time.toSeconds() / 86_400.0), n);
    }

    void count(String figure, String of, String measure, int count, int n) {
        number(figure, of, measure, Integer.toString(count), n);
    }

    void share(String of, String measure, Rates.Share share) {
        number("rates", of, measure, share.of() == 0 ? "" : four((double) share.count() / share.of()), share.of());
    }

    void estimate(String figure, String of, String measure, Estimate estimate) {
        String n = Integer.toString(estimate.cases());
        lines.add(
                switch (estimate) {
                    case Estimate.Value value ->
                        List.of(figure, of, measure, four(value.value()), four(value.low()), four(value.high()), n);
                    case Estimate.NotDefined not -> List.of(figure, of, measure, "", "", "", n);
                });
    }

    private void number(String figure, String of, String measure, String value, int n) {
        lines.add(List.of(figure, of, measure, value, "", "", Integer.toString(n)));
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
