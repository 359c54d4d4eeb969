package org.rarecase.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the trail; null: anything.
 *
 * @param kind a whole kind such as {@code query.raised}, or the part before the dot
 * @param until exclusive
 */
public record AuditFilter(
        @Nullable String caseNumber,
        @Nullable String userName,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String kind) {

    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null);
}
