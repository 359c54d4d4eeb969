package org.rarecase.account;

import org.rarecase.shared.Refusal;

/** An account or a password cannot be kept like this. Nothing was changed. */
public class AccountNotAccepted extends Refusal {

    AccountNotAccepted(String message) {
        super(message);
    }
}
