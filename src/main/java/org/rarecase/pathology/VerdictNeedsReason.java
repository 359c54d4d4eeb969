package org.rarecase.pathology;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The central review disagrees in a major point, and nobody said why the case is approved all the same. */
public class VerdictNeedsReason extends Refusal {

    VerdictNeedsReason() {
        super(t("The central review disagrees with the local diagnosis in a major point. The case was not approved. Say"
                + " in a few words why it is approved all the same, or return it to the site."));
    }
}
