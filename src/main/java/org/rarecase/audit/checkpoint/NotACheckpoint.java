package org.rarecase.audit.checkpoint;

/** A file is no checkpoint, or was altered so that it is none any more. */
final class NotACheckpoint extends RuntimeException {

    /** @param line the first that is not understood, from 1 */
    NotACheckpoint(int line) {
        super("This is no checkpoint of an audit trail: line " + line + " is not understood.");
    }
}
