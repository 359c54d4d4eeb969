package org.rarecase.sdv;

import org.rarecase.shared.Refusal;

/** A value cannot be marked as compared with the source, or a mark not be removed, as things are. Nothing was changed. */
public class SdvNotPossible extends Refusal {

    SdvNotPossible(String message) {
        super(message);
    }
}
