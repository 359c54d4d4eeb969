package org.rarecase.pathology.session;

import org.rarecase.shared.Refusal;

/** A step of an adjudication or a session is not possible; the message says what is missing. */
public final class SessionRefused extends Refusal {

    private static final long serialVersionUID = 1;

    SessionRefused(String message) {
        super(message);
    }
}
