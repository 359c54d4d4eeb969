package org.rarecase.casebook;

import org.rarecase.shared.Refusal;

/** The case or the form is in a state in which the asked change is not possible. Nothing was changed. */
public class CaseNotEditable extends Refusal {

    CaseNotEditable(String message) {
        super(message);
    }
}
