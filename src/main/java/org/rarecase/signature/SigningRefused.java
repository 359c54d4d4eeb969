package org.rarecase.signature;

import org.rarecase.shared.Refusal;

/** Name or password were not right. Nothing was signed; the attempt is in the trail. */
public class SigningRefused extends Refusal {

    SigningRefused(String message) {
        super(message);
    }
}
