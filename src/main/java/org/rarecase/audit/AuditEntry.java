package org.rarecase.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;

/**
 * A line of the trail: who did what, when and why.
 *
 * @param chain id of the case, or 0 for what belongs to none
 * @param seq place in its chain, from 1 without gaps
 * @param caseNumber for people; no part of the line, and null for lines of no case
 * @param erased its values went with an erased case
 * @param restricted consent to the case was withdrawn: not everybody reads its values
 */
public record AuditEntry(
        long id,
        long chain,
        long seq,
        Instant at,
        Actor actor,
        AuditLine line,
        @Nullable String caseNumber,
        boolean erased,
        boolean restricted) {

    /** For readers to whom the reason would tell too much. */
    AuditEntry withoutReason() {
        AuditLine bare = new AuditLine(
                line.kind(),
                line.caseId(),
                line.instanceId(),
                line.form(),
                line.itemPath(),
                line.oldValue(),
                line.newValue(),
                null);
        return new AuditEntry(id, chain, seq, at, actor, bare, caseNumber, erased, restricted);
    }

    /** For readers who may know that something was done in the case, and not what: neither where in it nor the values. */
    AuditEntry ofAdministration() {
        AuditLine bare = new AuditLine(line.kind(), line.caseId(), null, null, null, null, null, null);
        return new AuditEntry(id, chain, seq, at, actor, bare, caseNumber, erased, restricted);
    }

    /** For readers who may know where something was changed, and not from what to what. */
    AuditEntry withoutValues() {
        AuditLine bare = new AuditLine(
                line.kind(), line.caseId(), line.instanceId(), line.form(), line.itemPath(), null, null, null);
        return new AuditEntry(id, chain, seq, at, actor, bare, caseNumber, erased, restricted);
    }
}
