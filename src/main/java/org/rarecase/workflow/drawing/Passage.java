package org.rarecase.workflow.drawing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One element through which a process of a case went or is going, as the engine remembers it.
 *
 * @param order grows along the way of a process
 * @param ended null while it waits there
 * @param stopped whether something else ended it
 */
record Passage(
        String definitionId,
        String title,
        String instanceId,
        String elementId,
        long order,
        Instant began,
        @Nullable Instant ended,
        boolean stopped) {

    /** The way by which a question was left: the engine remembers elements, and not the flows between them. */
    Optional<DrawnWays.Way> taken(List<DrawnWays.Way> ways, List<Passage> all) {
        return all.stream()
                .filter(it -> it.instanceId().equals(instanceId)
                        && it.order() > order
                        && !it.began().isBefore(began))
                .filter(it -> ways.stream().anyMatch(way -> way.to().equals(it.elementId())))
                .min(Comparator.comparing(Passage::began).thenComparing(Passage::order))
                .flatMap(it -> only(ways.stream()
                        .filter(way -> way.to().equals(it.elementId()))
                        .toList()));
    }

    /** Two answers that lead to the same element cannot be told apart. */
    private static Optional<DrawnWays.Way> only(List<DrawnWays.Way> ways) {
        return ways.size() == 1 ? Optional.of(ways.getFirst()) : Optional.empty();
    }
}
