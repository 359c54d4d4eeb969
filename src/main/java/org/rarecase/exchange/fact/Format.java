package org.rarecase.exchange.fact;

import java.io.IOException;
import org.rarecase.shared.LocalizedText;

/** Something that cases can be exported as: a Spring bean for each. */
public interface Format {

    /** As the command line names it, and as files and the trail do: {@code json}. */
    String key();

    /** As people choose it. */
    LocalizedText label();

    /** In one sentence, what is in it and whom it serves. */
    LocalizedText description();

    /** Whether it tells the histories of cases, where they are asked for. */
    default boolean tellsHistory() {
        return false;
    }

    /** Whether the rules of forms go along for programs to follow. */
    default boolean carriesRules() {
        return false;
    }

    /** Begins the files of an export. What the writer is given after that, it need not keep. */
    FactWriter writer(Content content, Files files) throws IOException;
}
