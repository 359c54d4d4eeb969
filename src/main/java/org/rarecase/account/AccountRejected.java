package org.rarecase.account;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Refusal;

/** An account or a password cannot be kept like this. Nothing was changed. */
public class AccountRejected extends Refusal {

    /** What of it; where the message is shown. */
    public enum Field {
        USER_NAME,
        DISPLAY_NAME,
        PRESENT_PASSWORD,
        PASSWORD,
        ROLES,
        EMAIL,
        REASON
    }

    private final transient @Nullable Field field;

    AccountRejected(String message) {
        this(null, message);
    }

    AccountRejected(@Nullable Field field, String message) {
        super(message);
        this.field = field;
    }

    public @Nullable Field field() {
        return field;
    }
}
