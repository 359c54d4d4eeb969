package org.rarecase.exchange.export;

import org.rarecase.shared.Refusal;

/** There is no such package for this account: it is of somebody else, or not kept any more, or never was. */
public class ExportNotFound extends Refusal {

    ExportNotFound(String message) {
        super(message);
    }
}
