package org.rarecase.signature;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The signatures that one person gives in one session (21 CFR 11.200(a)(1)): the first takes log-in name and password,
 * those that follow soon the password. A session that is new, or in which nothing was signed for some time, begins anew.
 */
public final class SigningSession implements Serializable {

    private static final long serialVersionUID = 1;

    private @Nullable String userName;
    private @Nullable Instant lastSigned;

    boolean asksForName(String own, Instant now, Duration continuousFor) {
        return !own.equals(userName) || lastSigned == null || !now.isBefore(lastSigned.plus(continuousFor));
    }

    void signed(String own, Instant now) {
        userName = own;
        lastSigned = now;
    }

    /** After a refusal it may be somebody else who sits there. */
    void interrupted() {
        userName = null;
        lastSigned = null;
    }
}
