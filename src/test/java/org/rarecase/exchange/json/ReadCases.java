package org.rarecase.exchange.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.LeftOut;

/** What was read from a file, in memory. */
final class ReadCases implements FactReader.Sink {

    final List<CaseFact> cases = new ArrayList<>();
    final List<Integer> lines = new ArrayList<>();
    final List<LeftOut> leftOut = new ArrayList<>();

    static ReadCases of(Content known, String file) {
        return of(known, file.getBytes(StandardCharsets.UTF_8));
    }

    static ReadCases of(Content known, byte[] file) {
        ReadCases read = new ReadCases();
        try {
            new JsonReader().read(new ByteArrayInputStream(file), known, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
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

    /** {@code 2 PAD-0001 every 1, text: why}. */
    List<String> problems() {
        return leftOut.stream()
                .map(each -> "%d %s %s: %s"
                        .formatted(
                                each.line(),
                                each.subject(),
                                each.place(),
                                each.why().in(Locale.ENGLISH)))
                .toList();
    }
}
