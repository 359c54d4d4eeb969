package org.rarecase.pathology.reader;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The account knows, or may read, what the site found. */
public class NotBlinded extends Refusal {

    NotBlinded() {
        super(t("You know what the site found in this case and cannot read it blinded. Nothing was changed."));
    }
}
