package org.rarecase.exchange.web;

import org.rarecase.shared.Refusal;

/** The command line names something that there is not. */
final class NoSuchKey extends Refusal {

    NoSuchKey(String message) {
        super(message);
    }
}
