package org.rarecase.exchange.datasetjson;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.Spool;
import org.rarecase.exchange.table.Table;
import org.rarecase.form.NullFlavour;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A dataset as CDISC's specification of Dataset-JSON 1.1 (December 2024) has it, its attributes in the order that it
 * recommends. A cell without a value is null, and the column behind it says why.
 */
final class DatasetFile {

    /** How the rows follow what describes them. */
    enum Layout {
        /** In an array of the same object. */
        ONE_OBJECT,
        /** Each in a line of its own. */
        LINES
    }

    private static final String VERSION = "1.1.0";

    /** As in ODM. */
    private static final String STUDY = "ST.RARECASE";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What tells the lines of a table apart, in this order; each table has some of them. */
    private static final List<String> KEYS = List.of("rc_case", "rc_form", "rc_ordinal", "rc_outer_row", "rc_row");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("")
            .build();

    private final Spool spool;
    private final Table table;
    private final Instant asOf;
    private final Layout layout;

    DatasetFile(Spool spool, Instant asOf, Layout layout) {
        this.spool = spool;
        this.table = spool.table();
        this.asOf = asOf;
        this.layout = layout;
    }

    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("datasetJSONCreationDateTime", asOf.toString());
            json.writeStringProperty("datasetJSONVersion", VERSION);
            json.writeStringProperty("studyOID", STUDY);
            json.writeStringProperty("itemGroupOID", "IG." + table.name());
            json.writeNumberProperty("records", spool.lines());
            json.writeStringProperty("name", table.name());
            json.writeStringProperty("label", table.title());
            json.writeArrayPropertyStart("columns");
            table.columns().forEach(column -> column(json, column));
            json.writeEndArray();
            if (layout == Layout.LINES) {
                json.writeEndObject();
                json.writeRaw('\n');
                spool.read((number, cells) -> row(json, cells));
            } else {
                json.writeArrayPropertyStart("rows");
                spool.read((number, cells) -> row(json, cells));
                json.writeEndArray();
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }

    private void column(JsonGenerator json, Column column) {
        json.writeStartObject();
        json.writeStringProperty("itemOID", "IT." + table.name() + "." + column.name());
        json.writeStringProperty("name", column.name());
        json.writeStringProperty("label", column.label());
        switch (column.type()) {
            case TEXT -> string(json, column.most());
            case CODE -> string(json, longestCode(column));
            case NUMBER -> {
                if (column.whole()) {
                    json.writeStringProperty("dataType", "integer");
                } else {
                    json.writeStringProperty("dataType", "decimal");
                    json.writeStringProperty("targetDataType", "decimal");
                }
            }
            case DATE -> timing(json, "date", "E8601DA.");
            case TIME -> timing(json, "time", "E8601TM.");
            case MOMENT -> timing(json, "datetime", "E8601DT.");
        }
        int key = KEYS.stream()
                .filter(each ->
                        table.columns().stream().anyMatch(it -> it.name().equals(each)))
                .toList()
                .indexOf(column.name());
        if (key >= 0) {
            json.writeNumberProperty("keySequence", key + 1);
        }
        json.writeEndObject();
    }

    private static void string(JsonGenerator json, int length) {
        json.writeStringProperty("dataType", "string");
        if (length > 0) {
            json.writeNumberProperty("length", length);
        }
    }

    private static int longestCode(Column column) {
        return column.numbers().codes().stream()
                .mapToInt(code -> code.code().length())
                .max()
                .orElse(0);
    }

    /** Programs that count days and seconds make a number of it, and show it by this format of SAS. */
    private static void timing(JsonGenerator json, String type, String format) {
        json.writeStringProperty("dataType", type);
        json.writeStringProperty("targetDataType", "integer");
        json.writeStringProperty("displayFormat", format);
    }

    private void row(JsonGenerator json, List<@Nullable Object> cells) {
        json.writeStartArray();
        for (int i = 0; i < cells.size(); i++) {
            cell(json, table.columns().get(i), cells.get(i));
        }
        json.writeEndArray();
        if (layout == Layout.LINES) {
            json.writeRaw('\n');
        }
    }

    private static void cell(JsonGenerator json, Column column, @Nullable Object cell) {
        switch (cell) {
            case null -> json.writeNull();
            case NullFlavour why -> json.writeNull();
            case BigDecimal number when column.whole() -> json.writeNumber(plain(number));
            case BigDecimal number -> json.writeString(plain(number).toPlainString());
            case LocalDate date -> json.writeString(date.toString());
            case LocalTime time -> json.writeString(TIME.format(time));
            case LocalDateTime moment -> json.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment));
            case Integer code -> json.writeString(column.numbers().code(code));
            default -> json.writeString(cell.toString());
        }
    }

    /** Without zeros at the end. */
    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
