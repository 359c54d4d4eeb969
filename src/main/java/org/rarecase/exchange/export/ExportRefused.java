package org.rarecase.exchange.export;

import org.rarecase.shared.Refusal;

/** Nothing can be exported as it was asked for. */
public class ExportRefused extends Refusal {

    ExportRefused(String message) {
        super(message);
    }
}
