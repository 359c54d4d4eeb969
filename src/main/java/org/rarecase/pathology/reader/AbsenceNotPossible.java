package org.rarecase.pathology.reader;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** An absence has a first and a last day, in this order. */
public class AbsenceNotPossible extends Refusal {

    AbsenceNotPossible() {
        super(t("An absence needs a first day and a last day that is not before it. Nothing was changed."));
    }
}
