package org.rarecase.casebook.reopening;

import java.time.Instant;
import org.rarecase.casebook.CaseId;

/**
 * That a coordinator wants an approved case reopened, which another one decides.
 *
 * @param askedBy user name
 */
public record Reopening(long id, CaseId caseId, String askedBy, Instant askedAt, String reason) {}
