package org.rarecase.exchange.mapping;

import org.rarecase.shared.Refusal;

/** A mapping cannot be kept. */
public class MappingRefused extends Refusal {

    MappingRefused(String message) {
        super(message);
    }
}
