package org.rarecase.exchange.fact;

import java.io.IOException;
import java.io.OutputStream;

/** Where the writer of a format puts its files; several may be open at a time. */
public interface Files {

    /**
     * @param name of the file, with {@code /} between folders
     * @return buffered, to be closed by the writer
     */
    OutputStream create(String name) throws IOException;
}
