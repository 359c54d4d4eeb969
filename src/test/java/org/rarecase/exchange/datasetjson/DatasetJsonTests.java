package org.rarecase.exchange.datasetjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.SampleCases;
import org.rarecase.exchange.table.Table;
import org.rarecase.form.NullFlavour;

class DatasetJsonTests {

    private static final List<String> TABLES = List.of("cases", "visits", "every", "every.outer", "every.outer.inner");

    private final DatasetJsonFormats formats = new DatasetJsonFormats();
    private final WrittenFiles object = SampleCases.written(formats.datasetJson());
    private final WrittenFiles lines = SampleCases.written(formats.datasetNdjson());

    private DatasetReader read(String table) {
        return DatasetReader.ofObject(object.text("data/" + table + ".json"));
    }

    @Test
    void eachCellOfEachTableComesBackAsItWas() {
        for (String name : TABLES) {
            Table table = SampleCases.table(name);
            DatasetReader read = read(name);
            List<Map<String, Object>> expected = SampleCases.lines(name);

            assertThat(read.columns)
                    .extracting(DatasetReader.Column::name)
                    .isEqualTo(table.columns().stream().map(Column::name).toList());
            assertThat(read.rows).as(name).hasSameSizeAs(expected);
            for (int line = 0; line < expected.size(); line++) {
                for (Column column : table.columns()) {
                    assertThat(read.rows.get(line).get(column.name()))
                            .as("%s %s in line %s", name, column.name(), line)
                            .isEqualTo(said(column, expected.get(line).get(column.name())));
                }
            }
        }
    }

    private static Object said(Column column, Object cell) {
        return switch (cell) {
            case null -> null;
            case NullFlavour flavour -> null;
            case BigDecimal number ->
                number.signum() == 0
                        ? BigDecimal.ZERO
                        : new BigDecimal(number.stripTrailingZeros().toPlainString());
            case Integer code -> column.numbers().code(code);
            case LocalDate date -> date.toString();
            case LocalTime time -> time + ":00";
            case LocalDateTime moment -> moment.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
            default -> cell;
        };
    }

    @Test
    void asLinesItSaysTheSame() {
        for (String name : TABLES) {
            DatasetReader asLines = DatasetReader.ofLines(lines.text("data/" + name + ".ndjson"));

            assertThat(asLines.rows).isEqualTo(read(name).rows);
            assertThat(asLines.columns).isEqualTo(read(name).columns);
        }
    }

    @Test
    void sixStatesStaySixForEachType() {
        List<Map<String, Answer>> states = EveryType.states();
        List<Map<String, Object>> rows = read("every").rows;
        for (String item : EveryType.values().keySet()) {
            Set<String> told = new HashSet<>();
            Set<Answer> possible = new HashSet<>();
            for (int state = 0; state < states.size(); state++) {
                if (states.get(state).containsKey(item)) {
                    possible.add(states.get(state).get(item));
                    told.add(rows.get(state).get(item) + " | " + rows.get(state).get(item + "__why"));
                }
            }
            assertThat(told).as(item).hasSameSizeAs(possible);
        }
        assertThat(rows.getFirst()).containsEntry("decimal", new BigDecimal("0.000000123456789012345"));
        assertThat(rows.get(1)).containsEntry("decimal", null).containsEntry("text", null);
    }

    @Test
    void columnsHaveTheTypesThatTheStandardHasForThem() {
        Map<String, String> types = Map.of(
                "rc_ordinal", "integer",
                "integer", "integer",
                "decimal", "decimal decimal",
                "date", "string",
                "date__from", "date integer",
                "time", "time integer",
                "choice", "string",
                "quantity", "decimal decimal",
                "outer", "integer",
                "file__bytes", "integer");
        List<DatasetReader.Column> columns = read("every").columns;

        types.forEach((name, type) -> assertThat(columns)
                .filteredOn(column -> column.name().equals(name))
                .extracting(DatasetReader.Column::type)
                .as(name)
                .containsExactly(type));
        assertThat(read("cases").columns)
                .filteredOn(column -> column.name().equals("rc_registered_at"))
                .extracting(DatasetReader.Column::type)
                .containsExactly("datetime integer");
    }

    @Test
    void theKeysTellEachLineOfATableApart() {
        for (String name : TABLES) {
            DatasetReader read = read(name);
            List<String> keys = read.columns.stream()
                    .filter(column -> column.key() != null)
                    .map(DatasetReader.Column::name)
                    .toList();
            assertThat(read.columns)
                    .extracting(DatasetReader.Column::key)
                    .filteredOn(key -> key != null)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, keys.size()).boxed().toList());
            assertThat(keys).startsWith("rc_case");
        }
        assertThat(read("every.outer.inner").columns)
                .filteredOn(column -> column.key() != null)
                .extracting(DatasetReader.Column::name)
                .containsExactly("rc_case", "rc_ordinal", "rc_outer_row", "rc_row");
    }

    @Test
    void theMomentIsThatOfTheDataAndTheSameDataAreTheSameBytes() {
        assertThat(read("every").head.get("datasetJSONCreationDateTime").stringValue())
                .isEqualTo("2026-03-01T12:00:00Z");
        assertThat(SampleCases.written(formats.datasetJson()).all()).isEqualTo(object.all());
        assertThat(SampleCases.written(formats.datasetNdjson()).all()).isEqualTo(lines.all());
    }

    @Test
    void withoutCasesEachTableIsThereWithItsColumns() {
        WrittenFiles none = WrittenFiles.of(formats.datasetJson(), SampleCases.content(), List.of());
        DatasetReader read = DatasetReader.ofObject(none.text("data/every.json"));

        assertThat(read.rows).isEmpty();
        assertThat(read.columns).isEqualTo(read("every").columns);
    }

    @Test
    void codesHaveTheirLabelsBesideTheDatasets() {
        assertThat(object.text("codelists.csv")).contains("choice,3,c-1,Third");
        assertThat(object.text("dictionary.csv")).contains("every,decimal,decimal,decimal,number");
    }
}
