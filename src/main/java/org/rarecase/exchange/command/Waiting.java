package org.rarecase.exchange.command;

import java.io.InterruptedIOException;

final class Waiting {

    private Waiting() {}

    static void pause(long milliseconds) throws InterruptedIOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted.");
        }
    }
}
