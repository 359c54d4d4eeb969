package org.rarecase.exchange.load;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file in memory. */
record BytesFile(String name, byte[] bytes) implements LoadFile {

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
