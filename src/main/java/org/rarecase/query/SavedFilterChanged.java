package org.rarecase.query;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** An account keeps filters of the board under a name, or no longer. */
record SavedFilterChanged(Actor actor, String name, boolean kept) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(
                kept
                        ? TraceLine.ofSystem("query.filter-saved", null, name, null)
                        : TraceLine.ofSystem("query.filter-deleted", name, null, null));
    }
}
