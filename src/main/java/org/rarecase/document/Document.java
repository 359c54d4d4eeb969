package org.rarecase.document;

import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;

/** A document as it is kept, once for each case, however often it was uploaded. */
record Document(
        CaseId caseId,
        FormInstanceId instanceId,
        String sha256,
        String name,
        String mediaType,
        byte[] content,
        DocumentScanner.Result scan) {}
