package org.rarecase.database;

import org.rarecase.shared.Refusal;

/** The database cannot be used as it is. The message is one sentence for the person who starts the program. */
public final class DatabaseUnusable extends Refusal {

    public DatabaseUnusable(String message) {
        super(message);
    }

    DatabaseUnusable(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
