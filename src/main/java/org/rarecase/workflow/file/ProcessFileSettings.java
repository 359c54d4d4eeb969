package org.rarecase.workflow.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param processes folder with the registry's own process files; a file there replaces the shipped one of its name
 */
@ConfigurationProperties("rarecase")
record ProcessFileSettings(@Nullable Path processes) {}
