package org.rarecase.casebook.ui;

import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ui.EntryFiles;

/** Where the files that are given as answers are kept; the module of the documents brings it. */
public interface CaseFiles {

    EntryFiles of(CaseId caseId, FormInstanceId instanceId);
}
