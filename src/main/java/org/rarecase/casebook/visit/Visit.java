package org.rarecase.casebook.visit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The occasion at which a filled form is due, if it is submitted on its own and not with the case. Several forms may
 * share one, such as an event and its treatment.
 *
 * @param number of its kind in the case, from 1 on; of a follow-up how many intervals after the diagnosis
 * @param note why it was missed or withdrawn
 */
public record Visit(
        VisitKind kind,
        int number,
        VisitState state,
        @Nullable LocalDate dueOn,
        @Nullable String note) {

    public boolean isOpen() {
        return state == VisitState.OPEN;
    }
}
