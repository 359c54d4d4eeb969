package org.rarecase.casebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.SiteId;

/**
 * A case that has its number already, from another installation or from this one before.
 *
 * @param number as {@link CaseNumber} makes it, with the code of the site
 * @param at when it was registered at first; null: now
 * @param reason why it is registered here, and from where it comes
 */
public record Registration(
        SiteId site, CaseNumber number, @Nullable Instant at, String reason) {}
