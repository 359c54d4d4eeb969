package org.rarecase.consent;

import org.rarecase.shared.Refusal;

/** What was asked does not fit how the consent stands. Nothing was changed. */
public class ConsentRefused extends Refusal {

    ConsentRefused(String message) {
        super(message);
    }
}
