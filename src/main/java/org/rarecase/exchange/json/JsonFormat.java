package org.rarecase.exchange.json;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Files;
import org.rarecase.exchange.fact.Format;
import org.rarecase.shared.LocalizedText;
import org.springframework.stereotype.Component;

@Component
class JsonFormat implements Format {

    @Override
    public String key() {
        return "json";
    }

    @Override
    public LocalizedText label() {
        return texts("JSON");
    }

    @Override
    public LocalizedText description() {
        return texts("A line for each case, with all of its forms. For programs, and for another Rarecase.");
    }

    @Override
    public boolean tellsHistory() {
        return true;
    }

    @Override
    public FactWriter writer(Content content, Files files) throws IOException {
        return new JsonWriter(content, files.create("cases.ndjson"));
    }
}
