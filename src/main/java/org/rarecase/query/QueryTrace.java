package org.rarecase.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Place;
import org.rarecase.form.FormKey;
import org.rarecase.shared.TraceLine;

/** How the trail tells of queries: states as values, the message as the reason. */
final class QueryTrace {

    private QueryTrace() {}

    static TraceLine line(
            String kind,
            CaseId caseId,
            @Nullable Long entryId,
            @Nullable Place place,
            @Nullable FormKey form,
            @Nullable QueryState before,
            QueryState after,
            @Nullable String text) {
        return new TraceLine(
                kind,
                caseId.value(),
                entryId,
                form == null ? null : form.value(),
                place == null ? null : place.path().toString(),
                before == null ? null : before.name().toLowerCase(Locale.ROOT),
                after.name().toLowerCase(Locale.ROOT),
                text);
    }
}
