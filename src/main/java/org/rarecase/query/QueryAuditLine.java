package org.rarecase.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.shared.AuditLine;

/** How the trail tells of queries: states as values, the message as the reason. */
final class QueryAuditLine {

    private QueryAuditLine() {}

    static AuditLine line(
            String kind,
            CaseId caseId,
            @Nullable FormInstanceId instanceId,
            @Nullable ItemRef place,
            @Nullable FormKey form,
            @Nullable QueryState before,
            QueryState after,
            @Nullable String text) {
        return new AuditLine(
                kind,
                caseId.value(),
                FormInstanceId.stored(instanceId),
                form == null ? null : form.value(),
                place == null ? null : place.path().toString(),
                before == null ? null : before.name().toLowerCase(Locale.ROOT),
                after.name().toLowerCase(Locale.ROOT),
                text);
    }
}
