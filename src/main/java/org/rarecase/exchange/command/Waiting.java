package org.rarecase.exchange.command;

import java.io.InterruptedIOException;

/** Waits for what a server does: short at first, then longer. */
final class Waiting {

    private static final long LONGEST = 2000;

    private long pause = 100;

    void pause() throws InterruptedIOException {
        try {
            Thread.sleep(pause);
            pause = Math.min(pause * 2, LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted.");
        }
    }
}
