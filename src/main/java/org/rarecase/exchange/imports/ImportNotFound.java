package org.rarecase.exchange.imports;

import org.rarecase.shared.Refusal;

/** There is no such import for this account: it is of somebody else, or never was. */
public class ImportNotFound extends Refusal {

    ImportNotFound(String message) {
        super(message);
    }
}
