package org.rarecase.exchange.load;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file in memory. */
record TextFile(String name, String text) implements LoadFile {

    static TextFile of(String text) {
        return new TextFile("cases.ndjson", text);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
