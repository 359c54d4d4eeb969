package org.rarecase.exchange.archive;

import org.rarecase.audit.ChainReader;
import org.rarecase.casebook.VisibleCases;
import org.rarecase.document.CaseDocuments;
import org.rarecase.form.Forms;
import org.rarecase.signature.SignatureChecks;
import org.springframework.stereotype.Component;

/** Where that is from which is in an archive besides the data. */
@Component
record ArchiveSources(
        Forms forms, VisibleCases cases, ChainReader chains, SignatureChecks signatures, CaseDocuments documents) {}
