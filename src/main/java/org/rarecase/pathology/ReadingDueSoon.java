package org.rarecase.pathology;

import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;

/**
 * Three quarters of the time for a reading have passed.
 *
 * @param reader user name
 */
public record ReadingDueSoon(CaseId caseId, FormInstanceId instanceId, String reader) {}
