package org.rarecase.exchange.fact;

import java.io.Closeable;
import java.io.IOException;

/** Writes cases in one format. The same cases give the same bytes. */
public interface FactWriter extends Closeable {

    void write(CaseFact fact) throws IOException;

    /** What comes after the last case; then all files are closed. */
    @Override
    void close() throws IOException;
}
