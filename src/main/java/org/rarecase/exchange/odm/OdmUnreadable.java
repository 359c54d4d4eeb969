package org.rarecase.exchange.odm;

import org.rarecase.shared.Refusal;

/** The file is none of ODM, or cannot be read to its end. */
public final class OdmUnreadable extends Refusal {

    OdmUnreadable(String message) {
        super(message);
    }
}
