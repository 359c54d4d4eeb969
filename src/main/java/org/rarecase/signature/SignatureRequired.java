package org.rarecase.signature;

import org.jspecify.annotations.Nullable;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Refusal;

/** A step is taken only together with a signature that is not there. Nothing was changed. */
public class SignatureRequired extends Refusal {

    private final @Nullable FormInstanceId instanceId;
    private final SignatureMeaning meaning;
    private final boolean more;

    SignatureRequired(String message, @Nullable FormInstanceId instanceId, SignatureMeaning meaning) {
        this(message, instanceId, meaning, false);
    }

    SignatureRequired(String message, @Nullable FormInstanceId instanceId, SignatureMeaning meaning, boolean more) {
        super(message);
        this.instanceId = instanceId;
        this.meaning = meaning;
        this.more = more;
    }

    /** Whether the step takes more than this signature: then this one is given by itself, and the step tried again. */
    public boolean more() {
        return more;
    }

    /** The filled form to sign; null: all forms of the site in the case. */
    public @Nullable FormInstanceId instanceId() {
        return instanceId;
    }

    public SignatureMeaning meaning() {
        return meaning;
    }
}
