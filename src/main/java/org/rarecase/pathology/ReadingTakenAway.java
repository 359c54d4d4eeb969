package org.rarecase.pathology;

import org.rarecase.casebook.CaseId;

/** A coordinator has taken a reading from its reader: another one is to be found. */
public record ReadingTakenAway(CaseId caseId, long reviewId, int seat) {}
