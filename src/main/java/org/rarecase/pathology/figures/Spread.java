package org.rarecase.pathology.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took.
 *
 * @param count how often it came to its end
 * @param median of these; of an even number the mean of the two in the middle; null if there are none
 * @param p90 the shortest within which nine of ten came to their end (nearest rank); null if there are none
 * @param open how often it has not come to its end
 */
public record Spread(
        int count, @Nullable Duration median, @Nullable Duration p90, int open) {

    static Spread of(Collection<Duration> times, int open) {
        List<Duration> sorted = times.stream().sorted().toList();
        int count = sorted.size();
        if (count == 0) {
            return new Spread(0, null, null, open);
        }
        Duration median =
                sorted.get((count - 1) / 2).plus(sorted.get(count / 2)).dividedBy(2);
        return new Spread(count, median, sorted.get((9 * count + 9) / 10 - 1), open);
    }
}
