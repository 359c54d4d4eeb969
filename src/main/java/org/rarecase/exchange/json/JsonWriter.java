package org.rarecase.exchange.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.fact.Statement;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.NullFlavour;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes NDJSON: the forms in the first line, a case in each one after, and how many there were in the last, by which a
 * file that was cut is known. A value is a text, a number or a list of codes, or an object where it has parts; why there is
 * none is an object too, so that no value is ever taken for a reason.
 */
final class JsonWriter implements FactWriter {

    static final int VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .rootValueSeparator("")
            .build();

    private final OutputStream out;
    private final JsonGenerator json;
    private int cases;

    JsonWriter(Content content, OutputStream out) {
        this.out = out;
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("format", JsonReader.FORMAT);
        json.writeNumberProperty("version", VERSION);
        json.writeArrayPropertyStart("forms");
        for (FormDefinition form : content.forms()) {
            json.writeStartObject();
            json.writeStringProperty("form", form.key().value());
            json.writeNumberProperty("version", form.version());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        line();
    }

    private void line() {
        json.writeRaw('\n');
    }

    /** Gives on all that was written so far. */
    void flush() {
        json.flush();
    }

    @Override
    public void write(CaseFact fact) {
        cases++;
        json.writeStartObject();
        json.writeStringProperty("case", fact.subject());
        if (fact.site() != null) {
            json.writeStringProperty("site", fact.site());
        }
        json.writeStringProperty("state", Keys.of(fact.state()));
        if (fact.tumourType() != null) {
            json.writeStringProperty("tumourType", fact.tumourType().code());
        }
        json.writeStringProperty("consent", Keys.of(fact.consent()));
        if (fact.registeredAt() != null) {
            json.writeStringProperty("registeredAt", fact.registeredAt().toString());
        }
        json.writeArrayPropertyStart("forms");
        fact.forms().forEach(this::form);
        json.writeEndArray();
        if (fact.history() != null) {
            statements("history", Statement.all(fact.history()));
        }
        json.writeEndObject();
        line();
    }

    private void statements(String name, List<Statement> statements) {
        json.writeArrayPropertyStart(name);
        for (Statement each : statements) {
            json.writeStartObject();
            json.writeStringProperty("is", each.name());
            each.says().forEach(json::writeStringProperty);
            if (!each.parts().isEmpty()) {
                statements("parts", each.parts());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void form(FormFact fact) {
        json.writeStartObject();
        json.writeStringProperty("form", fact.form().key().value());
        json.writeNumberProperty("version", fact.form().version());
        json.writeNumberProperty("ordinal", fact.ordinal());
        if (fact.inactive()) {
            json.writeBooleanProperty("inactive", true);
        }
        if (fact.visit() != null) {
            visit(fact.visit());
        }
        items(fact.items());
        json.writeEndObject();
    }

    private void visit(Visit visit) {
        json.writeObjectPropertyStart("visit");
        json.writeStringProperty("kind", Keys.of(visit.kind()));
        json.writeNumberProperty("number", visit.number());
        json.writeStringProperty("state", Keys.of(visit.state()));
        if (visit.dueOn() != null) {
            json.writeStringProperty("due", visit.dueOn().toString());
        }
        if (visit.note() != null) {
            json.writeStringProperty("note", visit.note());
        }
        json.writeEndObject();
    }

    private void items(Map<String, Fact> items) {
        json.writeObjectPropertyStart("items");
        items.forEach((key, fact) -> {
            json.writeName(key);
            fact(fact);
        });
        json.writeEndObject();
    }

    private void fact(Fact fact) {
        switch (fact) {
            case Fact.Single single -> answer(single.answer());
            case Fact.Rows rows when rows.why() != null -> why(rows.why());
            case Fact.Rows rows -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("rows");
                for (Fact.Row row : rows.rows()) {
                    json.writeStartObject();
                    json.writeStringProperty("row", row.key());
                    items(row.items());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    }

    private void why(NullFlavour flavour) {
        json.writeStartObject();
        json.writeStringProperty("why", flavour.code());
        json.writeEndObject();
    }

    private void answer(Answer answer) {
        switch (answer) {
            case Answer.Text it -> json.writeString(it.text());
            case Answer.Number it -> json.writeNumber(it.number());
            case Answer.Codes it -> {
                json.writeStartArray();
                it.codes().forEach(json::writeString);
                json.writeEndArray();
            }
            case Answer.Measurement it -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("axes");
                it.axes().forEach(json::writeNumber);
                json.writeEndArray();
                json.writeEndObject();
            }
            case Answer.Quantity it -> {
                json.writeStartObject();
                json.writeNumberProperty("entered", it.entered());
                json.writeStringProperty("unit", it.unit());
                json.writeNumberProperty("value", it.value());
                json.writeEndObject();
            }
            case Answer.File it -> {
                json.writeStartObject();
                json.writeStringProperty("file", it.name());
                json.writeStringProperty("mediaType", it.mediaType());
                json.writeNumberProperty("bytes", it.bytes());
                json.writeStringProperty("sha256", it.sha256());
                json.writeEndObject();
            }
            case Answer.Missing it -> why(it.flavour());
            case Answer.Overridden it -> {
                json.writeStartObject();
                json.writeName("overridden");
                answer(it.value());
                json.writeStringProperty("reason", it.reason());
                json.writeEndObject();
            }
        }
    }

    @Override
    public void close() throws IOException {
        json.writeStartObject();
        json.writeNumberProperty("cases", cases);
        json.writeEndObject();
        line();
        json.close();
        out.close();
    }
}
