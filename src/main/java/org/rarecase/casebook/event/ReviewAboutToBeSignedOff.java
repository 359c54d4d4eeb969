package org.rarecase.casebook.event;

import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.shared.Actor;

/**
 * Published before a pathologist's form is closed for good and after nothing is missing in it, in the same transaction:
 * a listener refuses by throwing its refusal.
 */
public record ReviewAboutToBeSignedOff(Actor actor, CaseSummary caseSummary, FormInstance entry) {}
