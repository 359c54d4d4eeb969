package org.rarecase.form;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What may be uploaded to an item. */
public record FileLimits(Set<FileKind> accept, int maxMegabytes) {

    private static final int DEFAULT_MEGABYTES = 20;
    private static final int MEGABYTE = 1_000_000;

    public FileLimits {
        accept = Set.copyOf(accept);
    }

    static FileLimits read(YamlNode item) {
        Set<FileKind> accept = EnumSet.noneOf(FileKind.class);
        item.texts("accept").forEach(key -> accept.add(FileKind.ofKey(key)));
        Integer megabytes = item.integer("maxMegabytes");
        return new FileLimits(
                accept.isEmpty() ? Set.of(FileKind.PDF, FileKind.PNG, FileKind.JPG) : accept,
                megabytes == null ? DEFAULT_MEGABYTES : megabytes);
    }

    public int maxBytes() {
        return maxMegabytes * MEGABYTE;
    }

    /** The permitted kind that the content is of. */
    public Optional<FileKind> kindOf(byte[] content) {
        return accept.stream().sorted().filter(kind -> kind.fits(content)).findFirst();
    }
}
