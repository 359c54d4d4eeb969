package org.rarecase.signature;

import java.util.concurrent.atomic.AtomicBoolean;

/** That the person who is logged in has just said again who it is, to sign this. Good for one signature. */
public final class Confirmed {

    private final String userName;
    private final Signable what;
    private final AtomicBoolean used = new AtomicBoolean();

    Confirmed(String userName, Signable what) {
        this.userName = userName;
        this.what = what;
    }

    Signable what() {
        return what;
    }

    /** False if it is another person's, or was used before. */
    boolean use(String own) {
        return userName.equals(own) && used.compareAndSet(false, true);
    }
}
