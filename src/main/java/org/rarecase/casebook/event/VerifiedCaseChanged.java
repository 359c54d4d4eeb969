package org.rarecase.casebook.event;

import java.util.List;
import java.util.Set;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.ItemRef;
import org.rarecase.shared.Actor;

/**
 * Values changed in a case in which some are marked as compared with the source, in the same transaction: by an answer, by
 * what follows from it, or by another version of a form.
 *
 * @param entries the filled forms before the change
 */
public record VerifiedCaseChanged(Actor actor, CaseId caseId, List<FormInstance> entries, Set<ItemRef> changed) {}
