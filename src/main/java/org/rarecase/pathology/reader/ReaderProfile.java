package org.rarecase.pathology.reader;

import org.jspecify.annotations.Nullable;
import org.rarecase.study.SiteId;

/**
 * What is known of a pathologist as a reader.
 *
 * @param name printed name
 * @param laboratory the site whose laboratory the person belongs to, and whose cases are read by others; or null
 */
public record ReaderProfile(
        String userName, String name, @Nullable SiteId laboratory) {}
