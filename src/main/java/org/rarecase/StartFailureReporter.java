package org.rarecase;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Refusal;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells why there was no start in one sentence where the reason lies outside; a bug keeps its stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var sentence = sentence(failure);
        if (sentence != null) {
            System.err.println("rarecase: " + sentence);
        }
        return sentence != null;
    }

    static @Nullable String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return cause.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return "The port " + taken.getPort() + " is taken by another program: choose another one with --port.";
            }
        }
        return null;
    }
}
