package org.rarecase.exchange.odm;

import org.rarecase.exchange.fact.FileRefused;

/** The file is none of ODM, or cannot be read to its end. */
public final class OdmUnreadable extends FileRefused {

    OdmUnreadable(String message) {
        super(message);
    }
}
