package org.rarecase.workflow.drawing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.workflow.drawing.ProcessDrawing.State;
import org.rarecase.workflow.drawing.ProcessDrawing.Step;

/** Makes one line of a drawing and of what the engine remembers. */
final class ProcessLine {

    private final DrawnProcess drawn;
    private final List<Passage> passages;
    private final boolean answersShown;

    ProcessLine(DrawnProcess drawn, List<Passage> passages, boolean answersShown) {
        this.drawn = drawn;
        this.passages = passages;
        this.answersShown = answersShown;
    }

    List<Step> steps() {
        List<Passage> present =
                passages.stream().filter(it -> it.ended() == null).toList();
        List<Step> steps = new ArrayList<>();
        passages.stream().filter(it -> it.ended() != null).forEach(it -> steps.add(past(it)));
        present.forEach(it -> {
            steps.add(step(it.elementId(), State.NOW, List.of(), it.began()));
            drawn.ways()
                    .awaited(it.elementId())
                    .forEach(event -> steps.add(step(event, State.NOW, List.of(), it.began())));
        });
        List<String> here = present.stream().map(Passage::elementId).toList();
        Set<String> next = drawn.ways().next(here, this::isShown);
        drawn.ways()
                .after(here)
                .forEach(id -> steps.add(step(id, next.contains(id) ? State.NEXT : State.LATER, possible(id), null)));
        return List.copyOf(steps);
    }

    private Step past(Passage passage) {
        List<DrawnWays.Way> ways = drawn.ways().answers(passage.elementId());
        Optional<DrawnWays.Way> taken = passage.taken(ways, passages);
        return step(
                passage.elementId(),
                passage.stopped() ? State.STOPPED : State.DONE,
                taken.map(way -> labels(List.of(way))).orElse(List.of()),
                passage.ended());
    }

    private List<String> possible(String elementId) {
        return labels(drawn.ways().answers(elementId));
    }

    private List<String> labels(List<DrawnWays.Way> ways) {
        return answersShown
                ? ways.stream()
                        .map(way -> drawn.name(way.id()))
                        .filter(name -> !name.isEmpty())
                        .toList()
                : List.of();
    }

    private boolean isShown(String elementId) {
        return !drawn.ways().isScope(elementId) && !drawn.name(elementId).isBlank();
    }

    /** A subprocess is told by the steps in it. */
    private Step step(String id, State state, List<String> answers, @Nullable Instant at) {
        return new Step(id, isShown(id) ? drawn.name(id) : "", state, answers, at);
    }
}
