package org.rarecase.exchange.json;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link JsonWriter} writes, and what others write alike. A line is in memory at a time. */
final class JsonReader implements FactReader {

    static final String FORMAT = "rarecase-cases";

    private static final int DEPTH = 24;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_NAME = 500;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public void read(InputStream file, Content known, Sink sink) throws IOException {
        Lines lines = new Lines(file);
        begin(object(lines, lines.next()));
        int cases = 0;
        while (true) {
            String line = lines.next();
            if (line == null) {
                throw new FileRefused(t(
                        "The file was cut after line {0}: the last line, which says how many cases there are, is missing.",
                        lines.number()));
            }
            JsonNode read = object(lines, line);
            if (!read.has("case")) {
                end(read, cases, lines);
                return;
            }
            new JsonCase(read, lines.number(), known, sink).read();
            cases++;
        }
    }

    private static void begin(JsonNode header) {
        if (!FORMAT.equals(header.path("format").asString(""))) {
            throw new FileRefused(t(
                    "Line 1: this is JSON, but none of Rarecase, which begins with {0}.",
                    "{\"format\":\"" + FORMAT + "\""));
        }
        if (header.path("version").asInt(0) != JsonWriter.VERSION) {
            throw new FileRefused(t(
                    "Line 1: the file is of version {0} of the format; version {1} can be read.",
                    header.path("version").toString(), JsonWriter.VERSION));
        }
    }

    private static void end(JsonNode trailer, int cases, Lines lines) throws IOException {
        JsonNode said = trailer.path("cases");
        if (!said.isInt()) {
            throw new FileRefused(t("Line {0} is neither a case nor the end of the file.", lines.number()));
        }
        if (said.intValue() != cases) {
            throw new FileRefused(t(
                    "The file was changed: at its end it says that the cases are {0}, and there are {1}.",
                    said.intValue(), cases));
        }
        if (lines.next() != null) {
            throw new FileRefused(t("Line {0} stands after the end of the file.", lines.number()));
        }
    }

    private static JsonNode object(Lines lines, @Nullable String line) {
        if (line == null) {
            throw new FileRefused(t("The file is empty."));
        }
        try {
            JsonNode read = JSON.readTree(line);
            if (!read.isObject()) {
                throw new FileRefused(t("Line {0} is no object in JSON.", lines.number()));
            }
            return read;
        } catch (StreamConstraintsException tooMuch) {
            throw new FileRefused(
                    t("Line {0} is nested deeper or has longer parts than any case has.", lines.number()));
        } catch (JacksonException notJson) {
            int column =
                    notJson.getLocation() == null ? 0 : notJson.getLocation().getColumnNr();
            throw new FileRefused(t(
                    "Line {0}, character {1}: this is no JSON, or a name stands twice in an object.",
                    lines.number(), column));
        }
    }
}
