package org.rarecase.casebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/**
 * A case, or one form of it, was frozen, locked or released.
 *
 * @param entry the form; null for the whole case
 * @param reason empty if none was given
 */
public record HoldChanged(
        Actor actor,
        CaseId caseId,
        @Nullable FormEntry entry,
        Hold.@Nullable Level before,
        Hold.@Nullable Level after,
        String reason)
        implements Traced {

    @Override
    public List<TraceLine> trace() {
        String kind = kind();
        String why = reason.isEmpty() ? null : reason;
        return List.of(
                entry == null
                        ? TraceLine.ofCase(kind, caseId.value(), null, null, why)
                        : new TraceLine(
                                kind,
                                caseId.value(),
                                entry.id(),
                                entry.form().key().value(),
                                null,
                                null,
                                null,
                                why));
    }

    private String kind() {
        boolean form = entry != null;
        if (after == null) {
            return before == Hold.Level.LOCKED
                    ? form ? "form.unlocked" : "case.unlocked"
                    : form ? "form.unfrozen" : "case.unfrozen";
        }
        return switch (after) {
            case FROZEN -> form ? "form.frozen" : "case.frozen";
            case LOCKED -> form ? "form.locked" : "case.locked";
        };
    }
}
