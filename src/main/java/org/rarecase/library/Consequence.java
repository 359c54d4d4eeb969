package org.rarecase.library;

import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Finding;
import org.rarecase.entry.ItemRef;

/**
 * What an answer changed elsewhere.
 *
 * @param before former value of {@link Kind#VALUE}
 * @param after present value of {@link Kind#VALUE}
 * @param finding of {@link Kind#FOUND} and {@link Kind#MENDED}
 */
public record Consequence(
        ItemRef place,
        Kind kind,
        Answer before,
        Answer after,
        @Nullable Finding finding) {

    /** In what way a place is different now. */
    public enum Kind {
        ASKED,
        HIDDEN,
        REQUIRED,
        NOT_REQUIRED,
        VALUE,
        FOUND,
        MENDED
    }

    static Consequence of(ItemRef place, Kind kind) {
        return new Consequence(place, kind, Answer.BLANK, Answer.BLANK, null);
    }
}
