package org.rarecase.exchange.fact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of an export, in memory. */
public final class WrittenFiles implements Files {

    private final Map<String, ByteArrayOutputStream> files = new TreeMap<>();

    public static WrittenFiles of(Format format, Content content, List<CaseFact> cases) {
        WrittenFiles written = new WrittenFiles();
        try (FactWriter writer = format.writer(content, written)) {
            for (CaseFact each : cases) {
                writer.write(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    @Override
    public OutputStream create(String name) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (files.put(name, file) != null) {
            throw new IllegalArgumentException("Written twice: " + name);
        }
        return file;
    }

    public String text(String name) {
        return files.get(name).toString(StandardCharsets.UTF_8);
    }

    /** All of them, one after the other. */
    public String all() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, file) -> all.append(name).append('\n').append(file.toString(StandardCharsets.UTF_8)));
        return all.toString();
    }
}
