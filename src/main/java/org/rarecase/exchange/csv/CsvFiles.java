package org.rarecase.exchange.csv;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.load.ReadableFormat;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Unpacked;
import org.rarecase.shared.Messages;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The tables of an export, in an archive. */
@Component
@Order(3)
class CsvFiles implements ReadableFormat {

    private static final int LOOK = 100;
    private static final String CASES = "cases.csv";

    @Override
    public String key() {
        return "csv";
    }

    @Override
    public Optional<Recognised> recognise(Unpacked file) throws IOException {
        return find(file)
                .map(folder -> new Recognised(
                        texts("The CSV tables of an export"), Reading.of(key()), Set.of(), List.of(), false));
    }

    @Override
    public FactReader reader(Reading reading) {
        return (stream, known, sink) -> {
            try (Unpacked file = Unpacked.of(stream)) {
                String folder = find(file)
                        .orElseThrow(() -> new FileRefused(Messages.t("The archive has no file {0}.", CASES)));
                try (CsvSetReader set = new CsvSetReader(file, folder, known, sink)) {
                    set.read();
                }
            }
        };
    }

    /** The folder that the tables are in. */
    private static Optional<String> find(Unpacked file) throws IOException {
        for (String name : file.names()) {
            boolean named = name.equals(CASES) || name.endsWith("/" + CASES);
            if (named && file.text(name, LOOK).startsWith("rc_case")) {
                return Optional.of(name.substring(0, name.length() - CASES.length()));
            }
        }
        return Optional.empty();
    }
}
