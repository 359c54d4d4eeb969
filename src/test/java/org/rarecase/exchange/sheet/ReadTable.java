package org.rarecase.exchange.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Unpacked;

/** What was read of a table, in memory. */
final class ReadTable implements FactReader.Sink {

    final List<CaseFact> cases = new ArrayList<>();
    final List<Integer> lines = new ArrayList<>();
    final List<LeftOut> leftOut = new ArrayList<>();

    static ReadTable of(byte[] file, Reading reading, Content known) {
        ReadTable read = new ReadTable();
        try {
            new TableFiles().reader(reading).read(new ByteArrayInputStream(file), known, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    static Optional<Recognised> recognised(byte[] file) throws IOException {
        try (Unpacked unpacked = Unpacked.of(new ByteArrayInputStream(file))) {
            return new TableFiles().recognise(unpacked);
        }
    }

    static LoadFile file(byte[] bytes) {
        return new LoadFile() {
            @Override
            public String name() {
                return "table";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void read(CaseFact fact, int line) {
        cases.add(fact);
        lines.add(line);
    }

    @Override
    public void leftOut(LeftOut what) {
        leftOut.add(what);
    }

    /** {@code 2 PAD-0001 Datum: why}. */
    List<String> problems() {
        return leftOut.stream()
                .map(each -> each.line() + " " + each.subject() + " " + each.place() + ": "
                        + each.why().english())
                .toList();
    }

    Answer answer(int number, String item) {
        return ((Fact.Single) cases.get(number).forms().getFirst().item(item)).answer();
    }

    boolean says(int number, String item) {
        return cases.get(number).forms().getFirst().items().containsKey(item);
    }
}
