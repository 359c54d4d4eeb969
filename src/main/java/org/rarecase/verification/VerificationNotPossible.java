package org.rarecase.verification;

import org.rarecase.shared.Refusal;

/** A value cannot be marked as compared with the source, or a mark not be removed, as things are. Nothing was changed. */
public class VerificationNotPossible extends Refusal {

    VerificationNotPossible(String message) {
        super(message);
    }
}
