package org.rarecase.casebook.reopening;

import org.rarecase.shared.Refusal;

/** The case cannot be reopened, or not in this way. Nothing was changed. */
public class ReopeningNotPossible extends Refusal {

    ReopeningNotPossible(String message) {
        super(message);
    }
}
