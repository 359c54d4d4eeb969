package org.rarecase.exchange.load;

import org.rarecase.shared.Refusal;

/** An import cannot begin, or stopped. Nothing of it was stored. */
public class LoadRefused extends Refusal {

    LoadRefused(String message) {
        super(message);
    }
}
