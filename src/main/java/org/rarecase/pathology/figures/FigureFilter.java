package org.rarecase.pathology.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.Occasion;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * Which reviews figures are of; null leaves nothing out.
 *
 * @param from when they were asked for, at the earliest
 * @param until the moment after the last
 * @param reader user name of who was asked to read, or reads
 */
public record FigureFilter(
        Instant from,
        Instant until,
        @Nullable TumourType tumourType,
        @Nullable SiteId site,
        @Nullable Occasion occasion,
        @Nullable String reader) {}
