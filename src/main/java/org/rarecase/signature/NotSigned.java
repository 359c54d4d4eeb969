package org.rarecase.signature;

import org.rarecase.shared.Refusal;

/** A case is not approved, since what is in it is not what its site signed. Nothing was changed. */
public class NotSigned extends Refusal {

    NotSigned(String message) {
        super(message);
    }
}
