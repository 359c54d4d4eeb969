package org.rarecase.audit.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder where checkpoints are written; without one {@code checkpoints} in the data folder
 * @param key file with a private Ed25519 key in PEM; without one checkpoints are signed elsewhere, or not at all
 * @param every how long after the start and after the last one the next checkpoint is taken
 */
@ConfigurationProperties("rarecase.audit.checkpoint")
record CheckpointSettings(
        @Nullable Path folder,
        @Nullable Path key,
        @DefaultValue("1d") Duration every) {}
