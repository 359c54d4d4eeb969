package org.rarecase.casebook.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Severity;

/** The way from one required item without answer, or with a problem, to the next: through the form, then the others. */
final class NextMissing {

    private final List<ItemRef> all = new ArrayList<>();
    private final Set<ItemRef> open = new HashSet<>();

    /** @param unreadable places with something typed that is no answer */
    NextMissing(VisibleCase visibleCase, Set<ItemRef> unreadable) {
        Evaluation evaluation = visibleCase.evaluation();
        for (FormInstance entry : visibleCase.entries()) {
            if (!entry.kept() && visibleCase.isEditable(entry.id()) && !visibleCase.isUnusedRepeat(entry)) {
                evaluation.paths(entry.id()).forEach(path -> all.add(new ItemRef(entry.id(), path)));
                evaluation.findings(entry.id()).stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Finding::place)
                        .forEach(open::add);
            }
        }
        open.addAll(unreadable);
    }

    /**
     * @param path where the person is in this form; null: before its beginning
     * @return where to go; the same place if it is the only one left
     */
    Optional<ItemRef> after(FormInstanceId instanceId, @Nullable ItemPath path) {
        int begin = path == null ? -1 : all.indexOf(new ItemRef(instanceId, path));
        for (int i = 0; begin < 0 && i < all.size(); i++) {
            if (all.get(i).instanceId().equals(instanceId)) {
                // One before the first of the form: the search goes on behind it.
                begin = i + all.size() - 1;
            }
        }
        for (int step = 1; step <= all.size(); step++) {
            ItemRef next = all.get(Math.floorMod(begin + step, all.size()));
            if (open.contains(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }
}
