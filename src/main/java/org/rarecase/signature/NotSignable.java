package org.rarecase.signature;

import org.rarecase.shared.Refusal;

/** This cannot be signed, or not now. Nothing was signed. */
public class NotSignable extends Refusal {

    NotSignable(String message) {
        super(message);
    }
}
