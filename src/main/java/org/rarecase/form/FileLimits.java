package org.rarecase.form;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What may be uploaded to an item.
 *
 * @param accept in the order of {@link FileKind}, however a form lists them
 */
public record FileLimits(Set<FileKind> accept, int maxMegabytes) {

    private static final int MEGABYTE = 1_000_000;

    public FileLimits {
        accept = accept.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(accept));
    }

    public int maxBytes() {
        return maxMegabytes * MEGABYTE;
    }

    /** The permitted kind that the content is of. */
    public Optional<FileKind> kindOf(byte[] content) {
        return accept.stream().sorted().filter(kind -> kind.fits(content)).findFirst();
    }
}
