package org.rarecase.exchange.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.csv.CsvSet;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.NullFlavour;

class TablesTests {

    @Test
    void cellsHaveTheTypeOfTheirColumn() {
        Map<String, Object> line = line(EveryType.saying(EveryType.values()));

        assertThat(line)
                .containsEntry("integer", new BigDecimal("-7"))
                .containsEntry("decimal", new BigDecimal("0.000000123456789012345"))
                .containsEntry("date", "2024-05")
                .containsEntry("date__from", LocalDate.of(2024, 5, 1))
                .containsEntry("date__to", LocalDate.of(2024, 5, 31))
                .containsEntry("time", LocalTime.of(8, 30))
                .containsEntry("yes_no", 2)
                .containsEntry("choice", 3)
                .containsEntry("multiple_choice", "a|c-1")
                .containsEntry("multiple_choice__is_a", 1)
                .containsEntry("multiple_choice__is_b", 0)
                .containsEntry("multiple_choice__is_c-1", 1)
                .containsEntry("outer", BigDecimal.ONE);
    }

    @Test
    void theStatesOfEachTypeAreToldApartAndNoMissingChoiceIsARowOfZeros() {
        Map<String, Set<Object>> states = new LinkedHashMap<>();
        for (Map<String, Answer> said : EveryType.states()) {
            Map<String, Object> line = line(EveryType.saying(said));
            said.forEach((key, answer) -> {
                states.computeIfAbsent(key, it -> new HashSet<>())
                        .add(List.of(String.valueOf(line.get(key)), String.valueOf(line.get(key + "__why"))));
                if (answer instanceof Answer.Missing missing) {
                    assertThat(line.get(key)).as(key).isEqualTo(missing.flavour());
                    assertThat(line).doesNotContainEntry(key + "__is_a", 0);
                }
            });
        }

        states.forEach((key, each) -> assertThat(each).as(key).hasSize(key.equals("yes_no") ? 3 : 6));
    }

    @Test
    void theColumnsAreThoseOfTheCsvSetAndOneForEachCodeOfSeveral() throws IOException {
        Content content = EveryType.content(EveryType.form());
        WrittenFiles csv = new WrittenFiles();
        try (FactWriter writer = CsvSet.writer(content, csv)) {
            for (Table table : new Tables(content).all()) {
                assertThat(table.columns()).extracting(Column::name).doesNotHaveDuplicates();
            }
        }
        for (Table table : new Tables(content).all()) {
            String file = table.name().startsWith("every") ? "data/" + table.name() + ".csv" : table.name() + ".csv";
            assertThat(table.columns().stream().map(Column::name).filter(name -> !name.contains("__is_")))
                    .as(table.name())
                    .containsExactly(
                            csv.text(file).lines().findFirst().orElseThrow().split(","));
        }
    }

    @Test
    void aCodeThatNoListHasAnyMoreIsNotLost() {
        Content content = EveryType.content(EveryType.form());
        Tables tables = new Tables(content);
        CaseFact fact = EveryType.saying(Map.of("choice", Answer.text("dropped")));

        assertThat(lines(tables, fact).getFirst()).containsEntry("choice", 4);
        assertThat(tables.all().get(2).columns().stream()
                        .filter(column -> column.name().equals("choice"))
                        .findFirst()
                        .orElseThrow()
                        .numbers()
                        .code(4))
                .isEqualTo("dropped");
    }

    @Test
    void codesThatAreNumbersStandForThemselves() {
        FormDefinition form = FormFiles.with("graded", """
                - {item: grade, type: choice, label: {en: Grade}, codes: [{code: '0', label: {en: None}}, {code: '3', label: {en: High}}]}
                """).load().forms().getFirst();
        CodeNumbers codes = new Tables(EveryType.content(form))
                .all().getLast().columns().stream()
                        .filter(column -> column.name().equals("grade"))
                        .findFirst()
                        .orElseThrow()
                        .numbers();

        assertThat(codes.codes()).extracting(CodeNumbers.Numbered::number).containsExactly(0, 3);
        assertThat(codes.codes()).extracting(CodeNumbers.Numbered::text).containsExactly("0: None", "3: High");
    }

    @Test
    void spooledLinesComeBackAsTheyWereAsOftenAsAsked() throws IOException {
        Content content = EveryType.content(EveryType.form());
        List<List<Object>> given = new ArrayList<>();
        for (Map<String, Answer> said : EveryType.states()) {
            new Tables(content).write(EveryType.saying(said), (table, cells) -> {
                if (table.name().equals("every")) {
                    given.add(cells);
                }
            });
        }
        List<List<Object>> first = new ArrayList<>();
        List<List<Object>> second = new ArrayList<>();
        try (SpooledTables spooled = new SpooledTables(content, tables -> {
            Spool spool = tables.get(2);
            assertThat(spool.lines()).isEqualTo(given.size());
            spool.read((number, cells) -> first.add(cells));
            spool.read((number, cells) -> second.add(cells));
        })) {
            for (Map<String, Answer> said : EveryType.states()) {
                spooled.write(EveryType.saying(said));
            }
        }

        assertThat(first).isEqualTo(given);
        assertThat(second).isEqualTo(given);
        assertThat(given.stream().flatMap(List::stream)).contains((Object[]) NullFlavour.values());
    }

    /** The line of the form of every type, by column. */
    private static Map<String, Object> line(CaseFact fact) {
        return lines(new Tables(EveryType.content(EveryType.form())), fact).getFirst();
    }

    private static List<Map<String, Object>> lines(Tables tables, CaseFact fact) {
        List<Map<String, Object>> lines = new ArrayList<>();
        try {
            tables.write(fact, (table, cells) -> {
                if (table.name().equals("every")) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        line.put(table.columns().get(i).name(), cells.get(i));
                    }
                    lines.add(line);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
