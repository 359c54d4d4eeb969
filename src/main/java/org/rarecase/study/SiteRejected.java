package org.rarecase.study;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Refusal;

/** A site cannot be kept like this. Nothing was changed. */
public class SiteRejected extends Refusal {

    /** What of it; where the message is shown. */
    public enum Field {
        CODE,
        NAME,
        COUNTRY
    }

    private final transient @Nullable Field field;

    SiteRejected(Field field, String message) {
        super(message);
        this.field = field;
    }

    public @Nullable Field field() {
        return field;
    }
}
