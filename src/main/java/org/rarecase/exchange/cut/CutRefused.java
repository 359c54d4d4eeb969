package org.rarecase.exchange.cut;

import org.rarecase.shared.Refusal;

/** A cut cannot be made, or is not there for this account. */
public class CutRefused extends Refusal {

    CutRefused(String message) {
        super(message);
    }
}
