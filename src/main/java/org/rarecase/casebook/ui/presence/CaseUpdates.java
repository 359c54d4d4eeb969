package org.rarecase.casebook.ui.presence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.ItemRef;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * What happened in a case since a page last read it.
 *
 * @param values the answers that changed, and who changed them
 * @param more something else happened: a step, a query, a signature, another version of a form
 */
public record CaseUpdates(Map<ItemRef, Changed> values, boolean more) {

    /** @param by printed name */
    public record Changed(String by, Instant at) {}

    /** Something, nobody knows what: it happened on another server. */
    static final CaseUpdates ANYTHING = new CaseUpdates(Map.of(), true);

    public CaseUpdates {
        values = Map.copyOf(values);
    }

    /** By case. What belongs to no case is no news here. */
    static Map<CaseId, CaseUpdates> of(Audited event, String by, Instant at) {
        Map<Long, List<AuditLine>> byCase = event.auditLines().stream()
                .filter(line -> line.caseId() != null)
                .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.caseId())));
        Map<CaseId, CaseUpdates> news = new LinkedHashMap<>();
        byCase.forEach((id, lines) -> news.put(new CaseId(id), of(lines, new Changed(by, at))));
        return news;
    }

    private static CaseUpdates of(List<AuditLine> lines, Changed changed) {
        Map<ItemRef, Changed> values = new LinkedHashMap<>();
        boolean more = false;
        for (AuditLine line : lines) {
            ItemRef place = ItemRef.of(line);
            if (line.kind().startsWith("value.") && place != null) {
                values.put(place, changed);
            } else {
                more = true;
            }
        }
        return new CaseUpdates(values, more);
    }

    CaseUpdates and(CaseUpdates later) {
        Map<ItemRef, Changed> both = new LinkedHashMap<>(values);
        both.putAll(later.values);
        return new CaseUpdates(both, more || later.more);
    }
}
