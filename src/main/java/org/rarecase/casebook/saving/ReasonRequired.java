package org.rarecase.casebook.saving;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** A change after submission came without a reason (ICH E6(R3) Annex 1, 4.2.4: corrections are justified). */
public class ReasonRequired extends Refusal {

    ReasonRequired() {
        super(t("The case was submitted already: give a reason for the change. Nothing was saved yet."));
    }
}
