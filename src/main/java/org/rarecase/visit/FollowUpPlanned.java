package org.rarecase.visit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * The next follow-up visit of a case was planned, moved to another day, or there is none any more.
 *
 * @param end why there is none; null if there is one
 */
record FollowUpPlanned(
        CaseId caseId,
        @Nullable LocalDate before,
        @Nullable LocalDate after,
        @Nullable String end) implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase(
                after == null ? "visits.ended" : "visits.planned", caseId.value(), text(before), text(after), end));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
