package org.rarecase.pathology.agreed;

import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;

/** There is a further version of an agreed diagnosis: it is compared with the local one, and the site is told, as the first. */
public record DiagnosisAmended(Actor actor, CaseId caseId, long reviewId) {}
