package org.rarecase.exchange.datasetjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a dataset and refuses what the schema of Dataset-JSON 1.1 does not permit, said again in our own words. */
final class DatasetReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> ATTRIBUTES = List.of(
            "datasetJSONCreationDateTime",
            "datasetJSONVersion",
            "fileOID",
            "dbLastModifiedDateTime",
            "originator",
            "sourceSystem",
            "studyOID",
            "metaDataVersionOID",
            "metaDataRef",
            "itemGroupOID",
            "records",
            "name",
            "label",
            "columns",
            "rows");
    private static final List<String> REQUIRED = List.of(
            "datasetJSONCreationDateTime", "datasetJSONVersion", "itemGroupOID", "records", "name", "label", "columns");
    private static final List<String> OF_COLUMN =
            List.of("itemOID", "name", "label", "dataType", "targetDataType", "length", "displayFormat", "keySequence");
    private static final List<String> REQUIRED_OF_COLUMN = List.of("itemOID", "name", "label", "dataType");

    /** Data type with target, and how its cells are said in JSON. */
    private static final Map<String, String> COMBINATIONS = Map.of(
            "string", "string",
            "integer", "integer",
            "decimal decimal", "string",
            "datetime integer", "string",
            "date integer", "string",
            "time integer", "string");

    record Column(String name, String label, String type, Integer key) {}

    final JsonNode head;
    final List<Column> columns = new ArrayList<>();
    final List<Map<String, Object>> rows = new ArrayList<>();

    static DatasetReader ofObject(String text) {
        JsonNode all = JSON.readTree(text);
        assertThat(all.has("rows")).isTrue();
        List<JsonNode> rows = new ArrayList<>();
        all.get("rows").forEach(rows::add);
        return new DatasetReader(all, rows);
    }

    static DatasetReader ofLines(String text) {
        assertThat(text).endsWith("\n").doesNotContain("\r");
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n"));
        JsonNode head = JSON.readTree(lines.getFirst());
        assertThat(head.has("rows")).isFalse();
        return new DatasetReader(
                head, lines.stream().skip(1).map(JSON::readTree).toList());
    }

    private DatasetReader(JsonNode head, List<JsonNode> rows) {
        this.head = head;
        named(head, ATTRIBUTES, REQUIRED);
        assertThat(head.get("datasetJSONCreationDateTime").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d:\\d\\d|Z)?");
        assertThat(head.get("datasetJSONVersion").stringValue()).matches("1\\.1(\\.(0|([1-9][0-9]*)))?");
        assertThat(head.get("records").isIntegralNumber()).isTrue();
        assertThat(head.get("records").intValue()).isEqualTo(rows.size());
        assertThat(head.get("name").stringValue()).isNotEmpty();
        assertThat(head.get("itemGroupOID").stringValue()).isNotEmpty();
        assertThat(head.get("label").isString()).isTrue();
        Set<String> ids = new HashSet<>();
        head.get("columns").forEach(column -> column(column, ids));
        rows.forEach(this::row);
    }

    /** No others, in the order that the specification recommends. */
    private static void named(JsonNode object, List<String> known, List<String> required) {
        assertThat(object.isObject()).isTrue();
        List<String> names = List.copyOf(object.propertyNames());
        assertThat(names).containsAll(required);
        assertThat(names).isEqualTo(known.stream().filter(names::contains).toList());
    }

    private void column(JsonNode column, Set<String> ids) {
        named(column, OF_COLUMN, REQUIRED_OF_COLUMN);
        String name = column.get("name").stringValue();
        assertThat(name).isNotEmpty();
        assertThat(ids.add(column.get("itemOID").stringValue())).as(name).isTrue();
        if (column.has("length")) {
            assertThat(column.get("length").intValue()).as(name).isPositive();
        }
        Integer key = column.has("keySequence") ? column.get("keySequence").intValue() : null;
        String target = column.has("targetDataType")
                ? " " + column.get("targetDataType").stringValue()
                : "";
        String type = column.get("dataType").stringValue() + target;
        assertThat(COMBINATIONS).as(name).containsKey(type);
        columns.add(new Column(name, column.get("label").stringValue(), type, key));
    }

    private void row(JsonNode row) {
        assertThat(row.isArray()).isTrue();
        assertThat(row.size()).isEqualTo(columns.size());
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            cells.put(columns.get(i).name(), cell(row.get(i), columns.get(i)));
        }
        rows.add(cells);
    }

    private static Object cell(JsonNode cell, Column column) {
        if (cell.isNull()) {
            return null;
        }
        if (COMBINATIONS.get(column.type()).equals("integer")) {
            assertThat(cell.isIntegralNumber()).as(column.name()).isTrue();
            return new BigDecimal(cell.bigIntegerValue());
        }
        assertThat(cell.isString()).as(column.name()).isTrue();
        String text = cell.stringValue();
        return column.type().startsWith("decimal") ? new BigDecimal(text) : text;
    }
}
