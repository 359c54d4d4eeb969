package org.rarecase.signature;

import org.rarecase.casebook.CaseId;
import org.rarecase.study.SiteId;

/** A case that was submitted has lost the signature of its site; in the transaction of the change. */
public record CaseSignatureNeeded(CaseId caseId, SiteId siteId) {}
