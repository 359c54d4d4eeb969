package org.rarecase.pathology;

import org.rarecase.casebook.CaseId;

/** A coordinator has asked a reader for a seat that waited for one. */
public record ReaderChosen(CaseId caseId, long reviewId, int seat) {}
