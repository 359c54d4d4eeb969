package org.rarecase.exchange.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that lies in a folder. */
public record StoredFile(Path path) implements LoadFile {

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
