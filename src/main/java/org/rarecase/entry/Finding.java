package org.rarecase.entry;

import org.rarecase.form.Severity;
import org.rarecase.shared.LocalizedText;

/**
 * What is wrong at a place.
 *
 * @param check key of the edit check, or {@code missing}, {@code range}, {@code format}, {@code code}
 */
public record Finding(ItemRef place, Severity severity, String check, LocalizedText message) {

    public static final String MISSING = "missing";
    public static final String RANGE = "range";
    public static final String FORMAT = "format";
    public static final String CODE = "code";

    public boolean isMissing() {
        return check.equals(MISSING);
    }
}
