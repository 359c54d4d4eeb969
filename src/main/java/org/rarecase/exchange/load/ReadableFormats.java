package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;

/** What a file is, and how it is read; whoever asks. */
public final class ReadableFormats {

    private final List<ReadableFormat> formats;

    public ReadableFormats(List<ReadableFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /**
     * Recognised by what is in it, whatever its name; zipped or not.
     *
     * @throws FileRefused if it is nothing that can be read here
     */
    public Recognised recognise(LoadFile file) throws IOException {
        try (InputStream in = file.open();
                Unpacked unpacked = Unpacked.of(in)) {
            if (unpacked.isEmpty()) {
                throw new FileRefused(t("The file is empty."));
            }
            for (ReadableFormat format : formats) {
                Optional<Recognised> found = format.recognise(unpacked);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw unknown();
    }

    /** @throws FileRefused if its format is not known, or a mapping is missing */
    public FactReader reader(Reading reading) {
        return formats.stream()
                .filter(format -> format.key().equals(reading.format()))
                .findFirst()
                .orElseThrow(this::unknown)
                .reader(reading);
    }

    private FileRefused unknown() {
        String keys = String.join(
                ", ", formats.stream().map(ReadableFormat::key).sorted().toList());
        return new FileRefused(t(
                "This is no file of cases that can be read here. These can: {0}. Export one to see what they look like.",
                keys));
    }
}
