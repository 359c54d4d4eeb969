package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.rarecase.form.FileKind;
import org.rarecase.form.FileLimits;
import org.rarecase.shared.Messages;

/** Files and what is permitted of them, for people. */
final class FileText {

    private static final int STEP = 1000;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");

    private FileText() {}

    /** {@code 812 B}, {@code 34 kB}, {@code 1.2 MB}. */
    static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Messages.language(), unit < 2 ? "%.0f" : "%.1f", size) + " " + UNITS.get(unit);
    }

    static String permitted(FileLimits limits) {
        List<String> kinds =
                limits.accept().stream().sorted().map(FileKind::name).toList();
        String joined = kinds.size() == 1
                ? kinds.getFirst()
                : String.join(", ", kinds.subList(0, kinds.size() - 1)) + " " + t("or") + " " + kinds.getLast();
        return t("{0}, up to {1} MB.", joined, limits.maxMegabytes());
    }
}
