package org.rarecase.exchange.load;

import java.io.IOException;
import java.io.InputStream;

/** A file that was handed in, read as often as it takes. */
public interface LoadFile {

    /** As the person calls it. */
    String name();

    InputStream open() throws IOException;
}
