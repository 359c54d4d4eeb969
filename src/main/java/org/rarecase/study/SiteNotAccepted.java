package org.rarecase.study;

import org.rarecase.shared.Refusal;

/** A site cannot be kept like this. Nothing was changed. */
public class SiteNotAccepted extends Refusal {

    SiteNotAccepted(String message) {
        super(message);
    }
}
