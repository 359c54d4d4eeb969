package org.rarecase.form.reading;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the forms come from.
 *
 * @param forms a folder with the registry's own forms in place of those that come along, or null
 */
@ConfigurationProperties("rarecase")
record FormSettings(@Nullable Path forms) {}
