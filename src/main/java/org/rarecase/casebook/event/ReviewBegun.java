package org.rarecase.casebook.event;

import java.util.List;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A pathologist fills a review that nobody had begun, and is its reader from now on. Published in the same transaction: a
 * listener refuses by throwing its refusal.
 */
public record ReviewBegun(Actor actor, CaseSummary caseSummary, FormInstance entry) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(entry.auditLine("review.begun", caseSummary.id()));
    }
}
