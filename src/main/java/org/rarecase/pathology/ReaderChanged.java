package org.rarecase.pathology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;

/**
 * A reading has another reader than before.
 *
 * @param reader user name; null: whoever begins
 * @param dueAt until when
 */
public record ReaderChanged(
        CaseId caseId, long reviewId, @Nullable String reader, Instant dueAt) {}
