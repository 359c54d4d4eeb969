package org.rarecase.signature;

import org.rarecase.casebook.CaseId;
import org.rarecase.study.SiteId;

/** A case that was handed in has lost the signature of its site; in the transaction of the change. */
public record CaseSignatureNeeded(CaseId caseId, SiteId siteId) {}
