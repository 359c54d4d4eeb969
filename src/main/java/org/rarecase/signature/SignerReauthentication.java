package org.rarecase.signature;

import java.util.concurrent.atomic.AtomicBoolean;

/** That the person who is logged in has just said again who it is, to sign this. Good for one signature. */
public final class SignerReauthentication {

    private final String userName;
    private final SignatureTarget what;
    private final AtomicBoolean used = new AtomicBoolean();

    SignerReauthentication(String userName, SignatureTarget what) {
        this.userName = userName;
        this.what = what;
    }

    SignatureTarget what() {
        return what;
    }

    /** False if it is another person's, or was used before. */
    boolean use(String own) {
        return userName.equals(own) && used.compareAndSet(false, true);
    }
}
