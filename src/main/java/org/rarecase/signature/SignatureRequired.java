package org.rarecase.signature;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Refusal;

/** A step is taken only together with a signature that is not there. Nothing was changed. */
public class SignatureRequired extends Refusal {

    private final @Nullable Long entryId;
    private final Meaning meaning;

    SignatureRequired(String message, @Nullable Long entryId, Meaning meaning) {
        super(message);
        this.entryId = entryId;
        this.meaning = meaning;
    }

    /** The filled form to sign; null: all forms of the site in the case. */
    public @Nullable Long entryId() {
        return entryId;
    }

    public Meaning meaning() {
        return meaning;
    }
}
