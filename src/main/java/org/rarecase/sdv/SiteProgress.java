package org.rarecase.sdv;

import org.rarecase.study.SiteId;

/**
 * How far verification is at a site.
 *
 * @param left how many cases have something left
 */
public record SiteProgress(SiteId site, String name, int cases, int left, CaseSdv.Count count) {}
