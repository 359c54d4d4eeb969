package org.rarecase.exchange.fact;

import static org.rarecase.shared.Messages.texts;

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

    /** What it is for: choices are grouped by it. */
    default Kind kind() {
        return Kind.DATA;
    }

    /** What a format is for. */
    enum Kind {
        /** To be read by other registries and systems, and back. */
        DATA(texts("Data")),
        /** Tables for statistics programs and spreadsheets. */
        STATISTICS(texts("Statistics and tables")),
        /** To be read by people, a file for each case. */
        DOCUMENT(texts("Documents"));

        private final LocalizedText label;

        Kind(LocalizedText label) {
            this.label = label;
        }

        public LocalizedText label() {
            return label;
        }
    }

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
