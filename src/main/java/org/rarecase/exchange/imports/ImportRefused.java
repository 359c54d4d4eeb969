package org.rarecase.exchange.imports;

import org.rarecase.shared.Refusal;

/** A file cannot be taken, or an import cannot go on as it was asked to. */
public class ImportRefused extends Refusal {

    ImportRefused(String message) {
        super(message);
    }
}
