package org.rarecase.pathology.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a participant says of a case.
 *
 * @param author user name
 * @param version 1 is what was said before the decision; each later one amends it, and the older ones stay
 * @param reason why it was amended; null of the first
 */
public record PanelStatement(
        String author,
        int version,
        String text,
        Instant at,
        @Nullable String reason) {}
