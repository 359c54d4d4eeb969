package org.rarecase.exchange.load;

import java.io.IOException;
import java.util.Optional;
import org.rarecase.exchange.fact.FactReader;

/** Something that cases can be read from: a Spring bean for each, the most certain first. */
public interface ReadableFormat {

    /** As the job keeps it, the same as what is written: {@code json}. */
    String key();

    /** What the file is, if it is of this format, whatever its name. */
    Optional<Recognised> recognise(Unpacked file) throws IOException;

    /** @param reading of this format */
    FactReader reader(Reading reading);
}
