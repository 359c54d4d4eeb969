package org.rarecase.exchange.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;

/** The lines of {@code cases.ndjson} one by one, each with its line feed, for who keeps them apart. */
public final class CaseLines {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final JsonWriter writer;
    private final byte[] first;

    public CaseLines(Content content) {
        this.writer = new JsonWriter(content, written);
        this.first = taken();
    }

    /** The line before all cases, which names the forms. */
    public byte[] first() {
        return first.clone();
    }

    public byte[] of(CaseFact fact) {
        writer.write(fact);
        return taken();
    }

    private byte[] taken() {
        writer.flush();
        byte[] line = written.toByteArray();
        written.reset();
        return line;
    }

    /** The line behind so many cases. */
    public static byte[] last(int cases) {
        return ("{\"cases\":" + cases + "}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads some of the cases, as if the file held these alone. */
    public static void read(byte[] first, List<byte[]> cases, Content known, FactReader.Sink sink) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(first);
        cases.forEach(file::writeBytes);
        file.writeBytes(last(cases.size()));
        try {
            new JsonReader().read(new ByteArrayInputStream(file.toByteArray()), known, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
