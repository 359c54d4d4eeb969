package org.rarecase.exchange.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.springframework.stereotype.Service;

/** What a file is, and how it is read, for those who import. */
@Service
public class Readings {

    private final ReadableFormats formats;
    private final LoadRights rights;

    Readings(List<ReadableFormat> formats, LoadRights rights) {
        this.formats = new ReadableFormats(formats);
        this.rights = rights;
    }

    /**
     * Recognised by what is in it, whatever its name; zipped or not.
     *
     * @throws FileRefused if it is nothing that can be read here
     */
    public Recognised recognise(LoadFile file) {
        rights.requireImporter();
        try {
            return formats.recognise(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws FileRefused if its format is not known, or a mapping is missing */
    public FactReader reader(Reading reading) {
        return formats.reader(reading);
    }
}
