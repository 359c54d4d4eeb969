package org.rarecase.account;

import org.rarecase.shared.Refusal;

/** The account lacks the role or the site for what it asked. Nothing was changed. */
public class NotAllowed extends Refusal {

    public NotAllowed(String message) {
        super(message);
    }
}
