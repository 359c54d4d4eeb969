package org.rarecase.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.library.Consequence.Kind;

/** Remembers how the forms stood, so as to tell what an answer changed. */
public final class Consequences {

    private final Evaluation evaluation;
    private final Map<ItemRef, State> before = new HashMap<>();
    private final Set<ItemRef> touched = new LinkedHashSet<>();

    private record State(boolean asked, boolean required, Answer value, List<Finding> findings) {}

    /** @param entryIds all filled forms of the case */
    public Consequences(Evaluation evaluation, Collection<FormInstanceId> entryIds) {
        this.evaluation = evaluation;
        for (FormInstanceId id : entryIds) {
            evaluation.paths(id).forEach(path -> remember(new ItemRef(id, path)));
        }
    }

    private void remember(ItemRef place) {
        before.put(place, state(place));
    }

    private State state(ItemRef place) {
        List<Finding> findings = evaluation.findings(place).stream()
                .filter(finding -> !finding.isMissing())
                .toList();
        return new State(
                evaluation.isAsked(place), evaluation.isRequired(place), evaluation.effective(place), findings);
    }

    /** Takes note of places that may have changed, as {@link Evaluation#answer} gives them. */
    public void touch(Collection<ItemRef> places) {
        touched.addAll(places);
    }

    /**
     * What is different since the last {@link #settle}, in the order in which it follows.
     *
     * @param answered its own value is no consequence
     */
    public List<Consequence> of(ItemRef answered) {
        List<Consequence> all = new ArrayList<>();
        for (ItemRef place : touched) {
            State then = before.get(place);
            if (then != null && !place.path().isRow()) {
                compare(place, then, state(place), place.equals(answered), all);
            }
        }
        return List.copyOf(all);
    }

    /** From now on, what comes is compared with this. */
    public void settle() {
        touched.forEach(this::remember);
        touched.clear();
    }

    private void compare(ItemRef place, State then, State now, boolean answered, List<Consequence> all) {
        if (then.asked() != now.asked()) {
            all.add(Consequence.of(place, now.asked() ? Kind.ASKED : Kind.HIDDEN));
        }
        if (then.required() != now.required() && now.asked() && then.asked()) {
            all.add(Consequence.of(place, now.required() ? Kind.REQUIRED : Kind.NOT_REQUIRED));
        }
        if (isDerived(place) && !answered && now.asked() && !then.value().equals(now.value())) {
            all.add(new Consequence(place, Kind.VALUE, then.value(), now.value(), null));
        }
        added(then.findings(), now.findings())
                .forEach(finding -> all.add(new Consequence(place, Kind.FOUND, Answer.BLANK, Answer.BLANK, finding)));
        added(now.findings(), then.findings())
                .forEach(finding -> all.add(new Consequence(place, Kind.MENDED, Answer.BLANK, Answer.BLANK, finding)));
    }

    private boolean isDerived(ItemRef place) {
        return evaluation
                .form(place.instanceId())
                .find(place.path())
                .map(Item::isDerived)
                .orElse(false);
    }

    private static List<Finding> added(List<Finding> before, List<Finding> after) {
        return after.stream()
                .filter(finding -> before.stream().noneMatch(it -> it.check().equals(finding.check())))
                .toList();
    }
}
