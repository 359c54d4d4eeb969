package org.rarecase.pathology.agreed;

import java.time.Instant;
import org.rarecase.casebook.CaseId;

/**
 * A further version of a signed reading. The signed form stays as it is, and statistics use it.
 *
 * @param version 2 for the first amendment
 * @param by user name of the reader
 * @param informed amended with knowledge of the local diagnosis
 */
public record ReadingAmendment(
        long id,
        long readingId,
        long reviewId,
        CaseId caseId,
        int version,
        DiagnosisContent content,
        String reason,
        boolean informed,
        Instant amendedAt,
        String by) {}
