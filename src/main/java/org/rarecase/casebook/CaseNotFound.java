package org.rarecase.casebook;

import org.rarecase.shared.Refusal;

/** There is no such case, or none that the account may know of: the two are not told apart. */
public class CaseNotFound extends Refusal {

    public CaseNotFound(String message) {
        super(message);
    }
}
