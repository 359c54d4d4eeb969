package org.rarecase.exchange.r;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.io.OutputStream;
import org.rarecase.exchange.csv.CsvSet;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.LocalizedText;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The program is the same for all exports: it goes by the dictionary. */
@Component
class RFormat implements Format {

    @Override
    public String key() {
        return "r";
    }

    @Override
    public LocalizedText label() {
        return texts("R");
    }

    @Override
    public Kind kind() {
        return Kind.STATISTICS;
    }

    @Override
    public LocalizedText description() {
        return texts(
                "The CSV set with import.R, which makes data frames of it, with factors, dates, and why there is no value.");
    }

    @Override
    public FactWriter writer(Content content, Files files) throws IOException {
        try (OutputStream program = files.create("import.R")) {
            program.write(new ClassPathResource("rarecase/exchange/import.R").getContentAsByteArray());
        }
        return CsvSet.writer(content, files);
    }
}
