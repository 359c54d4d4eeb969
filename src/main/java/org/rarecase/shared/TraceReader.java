package org.rarecase.shared;

/**
 * Says in the reader's language what a module wrote into lines of the trail in words or keys of its own. What is stored
 * stays as it is; the module that wrote it knows how to read it.
 */
public interface TraceReader {

    /** The line with old value, new value and reason as people read them; the same where none of it is the module's. */
    AuditLine read(AuditLine line);
}
