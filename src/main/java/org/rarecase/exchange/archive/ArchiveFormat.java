package org.rarecase.exchange.archive;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.LocalizedText;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that there is: the forms, the data in each open format, trail, signatures and files, and a list of all with hashes. */
@Component
public class ArchiveFormat implements Format {

    public static final String KEY = "archive";

    /** Formats that are described in public; each that there is, is in an archive. */
    private static final List<String> OPEN = List.of("odm-2.0", "odm-1.3.2", "json", "csv", "dataset-json", "pdf");

    private final ObjectProvider<Format> formats;
    private final ArchiveSources sources;

    ArchiveFormat(ObjectProvider<Format> formats, ArchiveSources sources) {
        this.formats = formats;
        this.sources = sources;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public LocalizedText label() {
        return texts("Archive");
    }

    @Override
    public LocalizedText description() {
        return texts("Forms, data, audit trail, signatures and files in open formats, readable without Rarecase.");
    }

    @Override
    public boolean tellsHistory() {
        return true;
    }

    @Override
    public FactWriter writer(Content content, Files files) throws IOException {
        List<Format> open = formats.stream()
                .filter(format -> OPEN.contains(format.key()))
                .sorted(Comparator.comparing(Format::key))
                .toList();
        return new ArchiveWriter(content, new HashedFiles(files), open, sources);
    }
}
