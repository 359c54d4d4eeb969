package org.rarecase.exchange.json;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.load.ReadableFormat;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.Recognised;
import org.rarecase.exchange.load.Unpacked;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cases in JSON, as {@link JsonWriter} writes them. */
@Component
@Order(1)
class JsonFiles implements ReadableFormat {

    private static final int LOOK = 200;

    @Override
    public String key() {
        return "json";
    }

    @Override
    public Optional<Recognised> recognise(Unpacked file) throws IOException {
        return find(file)
                .map(name -> new Recognised(texts("Cases in JSON"), Reading.of(key()), Set.of(), List.of(), false));
    }

    @Override
    public FactReader reader(Reading reading) {
        return (stream, known, sink) -> {
            try (Unpacked file = Unpacked.of(stream);
                    InputStream in = file.open(find(file).orElse(Unpacked.ITSELF))) {
                new JsonReader().read(in, known, sink);
            }
        };
    }

    private static Optional<String> find(Unpacked file) throws IOException {
        for (String name : file.names()) {
            if (file.text(name, LOOK).startsWith("{")) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
