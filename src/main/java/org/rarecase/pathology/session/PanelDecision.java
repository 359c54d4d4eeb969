package org.rarecase.pathology.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.agreed.DiagnosisContent;

/**
 * What a panel comes to in a case; a draft until it is recorded.
 *
 * @param by null until it is said
 * @param grounds in words, or null
 * @param recordedAt null of a draft
 */
public record PanelDecision(
        @Nullable DecidedBy by,
        DiagnosisContent content,
        @Nullable String grounds,
        @Nullable Instant recordedAt) {}
