package org.rarecase.casebook.hold;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A case, or one form of it, was frozen, locked or released.
 *
 * @param entry the form; null for the whole case
 * @param reason empty if none was given
 */
public record HoldChanged(
        Actor actor,
        CaseId caseId,
        @Nullable FormInstance entry,
        Hold.@Nullable Level before,
        Hold.@Nullable Level after,
        String reason)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        String why = reason.isEmpty() ? null : reason;
        boolean form = entry != null;
        if (after == Hold.Level.LOCKED) {
            return List.of(line(form ? "form.locked" : "case.locked", why));
        }
        if (before == Hold.Level.LOCKED) {
            AuditLine unlocked = line(form ? "form.unlocked" : "case.unlocked", why);
            return after == null
                    ? List.of(unlocked)
                    : List.of(unlocked, line(form ? "form.frozen-again" : "case.frozen-again", null));
        }
        return List.of(
                after == null
                        ? line(form ? "form.unfrozen" : "case.unfrozen", why)
                        : line(form ? "form.frozen" : "case.frozen", why));
    }

    private AuditLine line(String kind, @Nullable String why) {
        return entry == null
                ? AuditLine.ofCase(kind, caseId.value(), null, null, why)
                : new AuditLine(
                        kind,
                        caseId.value(),
                        entry.id().value(),
                        entry.form().key().value(),
                        null,
                        null,
                        null,
                        why);
    }
}
