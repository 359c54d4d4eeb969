package org.rarecase.exchange.fact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    public byte[] bytes(String name) {
        return files.get(name).toByteArray();
    }

    public Set<String> names() {
        return files.keySet();
    }

    public void saveIn(Path folder) throws IOException {
        for (Map.Entry<String, ByteArrayOutputStream> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            java.nio.file.Files.createDirectories(path.getParent());
            java.nio.file.Files.write(path, file.getValue().toByteArray());
        }
    }

    /** All of them, one after the other. */
    public String all() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, file) -> all.append(name).append('\n').append(file.toString(StandardCharsets.UTF_8)));
        return all.toString();
    }
}
