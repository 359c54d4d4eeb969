package org.rarecase.audit.checkpoint;

import org.rarecase.shared.Refusal;

/** The folder or the key of checkpoints cannot be used. */
public final class CheckpointNotTaken extends Refusal {

    CheckpointNotTaken(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
