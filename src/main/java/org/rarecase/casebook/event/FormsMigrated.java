package org.rarecase.casebook.event;

import java.util.Map;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.shared.Actor;

/**
 * Filled forms of a case were moved to other versions, in the same transaction.
 *
 * @param after the forms as they are now, by filled form: what they do not find has vanished
 */
public record FormsMigrated(Actor actor, CaseId caseId, Map<FormInstanceId, FormDefinition> after) {}
