package org.rarecase.audit;

import org.rarecase.account.SiteScope;

/**
 * Of what lines are read.
 *
 * @param sites those of cases at these sites
 * @param wholeSystem also all of what belongs to no case; else of that only what people of these sites did
 */
record AuditScope(SiteScope sites, boolean wholeSystem) {}
