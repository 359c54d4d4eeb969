package org.rarecase.entry;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.form.NullFlavour;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as the JSON document that the database keeps: texts and dates as strings, numbers as numbers, several codes as
 * an array; {@code {"flavour":"unknown"}}, {@code {"value":3,"because":"…"}}, {@code {"axes":[12,8]}},
 * {@code {"entered":1.2,"unit":"kg","value":1200}}, {@code {"file":"report.pdf",…}},
 * {@code {"rows":[{"row":"r1",…}]}}, where groups may
 * stand in a row again.
 */
public final class AnswersJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String ROWS = "rows";
    private static final String ROW = "row";
    private static final String FLAVOUR = "flavour";
    private static final String VALUE = "value";
    private static final String BECAUSE = "because";
    private static final String FILE = "file";
    private static final String MEDIA_TYPE = "mediaType";
    private static final String BYTES = "bytes";
    private static final String SHA256 = "sha256";
    private static final String AXES = "axes";
    private static final String ENTERED = "entered";
    private static final String UNIT = "unit";
    private static final String NUMBER = "number";

    /** A JSON column keeps fractions as binary double, which is exact to this many digits. */
    private static final int DIGITS_OF_DOUBLE = 15;

    private AnswersJson() {}

    public static String write(Answers answers) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeInside(json, answers);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void writeInside(JsonGenerator json, Answers answers) {
        answers.items().forEach((item, answer) -> write(json, item, answer));
        answers.groups().forEach((group, rows) -> {
            json.writeName(group);
            json.writeStartObject();
            json.writeName(ROWS);
            json.writeStartArray();
            rows.forEach((row, inner) -> {
                json.writeStartObject();
                json.writeStringProperty(ROW, row);
                writeInside(json, inner);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String name, Answer answer) {
        json.writeName(name);
        switch (answer) {
            case Answer.Text it -> json.writeString(it.text());
            case Answer.Number it -> writeNumber(json, it.number());
            case Answer.Measurement it -> {
                json.writeStartObject();
                json.writeName(AXES);
                json.writeStartArray();
                it.axes().forEach(axis -> writeNumber(json, axis));
                json.writeEndArray();
                json.writeEndObject();
            }
            case Answer.Quantity it -> {
                json.writeStartObject();
                json.writeName(ENTERED);
                writeNumber(json, it.entered());
                json.writeStringProperty(UNIT, it.unit());
                json.writeName(VALUE);
                writeNumber(json, it.value());
                json.writeEndObject();
            }
            case Answer.Codes it -> {
                json.writeStartArray();
                it.codes().forEach(json::writeString);
                json.writeEndArray();
            }
            case Answer.File it -> {
                json.writeStartObject();
                json.writeStringProperty(FILE, it.name());
                json.writeStringProperty(MEDIA_TYPE, it.mediaType());
                json.writeNumberProperty(BYTES, it.bytes());
                json.writeStringProperty(SHA256, it.sha256());
                json.writeEndObject();
            }
            case Answer.Missing it -> {
                json.writeStartObject();
                json.writeStringProperty(FLAVOUR, it.flavour().code());
                json.writeEndObject();
            }
            case Answer.Overridden it -> {
                json.writeStartObject();
                write(json, VALUE, it.value());
                json.writeStringProperty(BECAUSE, it.reason());
                json.writeEndObject();
            }
        }
    }

    private static void writeNumber(JsonGenerator json, BigDecimal number) {
        if (number.precision() <= DIGITS_OF_DOUBLE && number.scale() <= DIGITS_OF_DOUBLE) {
            json.writeNumber(number);
        } else {
            json.writeStartObject();
            json.writeStringProperty(NUMBER, number.toPlainString());
            json.writeEndObject();
        }
    }

    public static Answers read(String json) {
        return readInside(JSON.readTree(json));
    }

    private static Answers readInside(JsonNode node) {
        Map<String, Answer> items = new LinkedHashMap<>();
        Map<String, Map<String, Answers>> groups = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().has(ROWS)) {
                Map<String, Answers> rows = new LinkedHashMap<>();
                entry.getValue().get(ROWS).forEach(row -> rows.put(row.get(ROW).asString(), readInside(row)));
                groups.put(entry.getKey(), rows);
            } else if (!entry.getKey().equals(ROW)) {
                items.put(entry.getKey(), answer(entry.getValue()));
            }
        }
        return items.isEmpty() && groups.isEmpty() ? Answers.NONE : new Answers(items, groups);
    }

    private static Answer answer(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new Answer.Text(node.stringValue());
            case NUMBER -> new Answer.Number(node.decimalValue());
            case ARRAY -> {
                List<String> codes = new ArrayList<>();
                node.forEach(code -> codes.add(code.asString()));
                yield new Answer.Codes(codes);
            }
            case OBJECT -> {
                if (node.has(FLAVOUR)) {
                    yield Answer.missing(NullFlavour.ofCode(node.get(FLAVOUR).asString()));
                }
                if (node.has(NUMBER)) {
                    yield new Answer.Number(number(node));
                }
                if (node.has(AXES)) {
                    List<BigDecimal> axes = new ArrayList<>();
                    node.get(AXES).forEach(axis -> axes.add(number(axis)));
                    yield new Answer.Measurement(axes);
                }
                if (node.has(FILE)) {
                    yield new Answer.File(
                            node.get(FILE).asString(),
                            node.get(MEDIA_TYPE).asString(),
                            node.get(BYTES).asLong(),
                            node.get(SHA256).asString());
                }
                if (node.has(ENTERED)) {
                    yield new Answer.Quantity(
                            number(node.get(ENTERED)), node.get(UNIT).asString(), number(node.get(VALUE)));
                }
                yield new Answer.Overridden(
                        answer(node.get(VALUE)), node.get(BECAUSE).asString());
            }
            default -> throw new IllegalArgumentException("Not an answer: " + node);
        };
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber()
                ? node.decimalValue()
                : new BigDecimal(node.get(NUMBER).asString());
    }
}
