package org.rarecase.account;

import static org.rarecase.shared.Messages.t;

/** Somebody else knows the password: until the person has chosen an own one, nothing is done with the account. */
public class FirstPasswordInUse extends NotAllowed {

    FirstPasswordInUse() {
        super(t("Choose a password of your own first. Nothing was changed."));
    }
}
