package org.rarecase.exchange.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A file with an object in each line. */
final class NdJson implements Closeable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final OutputStream out;

    NdJson(OutputStream out) {
        this.out = out;
    }

    /** @param namesAndValues a name and its value in turn */
    void line(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            line.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        try {
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pretty(Map<String, Object> object) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
