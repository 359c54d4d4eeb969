package org.rarecase.document;

import org.rarecase.casebook.CaseId;

/** A document as it is kept, once for each case, however often it was uploaded. */
record Document(
        CaseId caseId,
        long instanceId,
        String sha256,
        String name,
        String mediaType,
        byte[] content,
        DocumentScanner.Result scan) {}
