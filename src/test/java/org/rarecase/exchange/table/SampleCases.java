package org.rarecase.exchange.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.WrittenFiles;

/** Cases of the form with every type: a value of each, each way of having none, and values at the edges. */
public final class SampleCases {

    public static final String UMLAUTS = "Größe ≥ 3 cm, 腫瘍 — „x“ 𠀋";

    /** As long as a long text may be. */
    public static final String LONG = "Tumor größer, 日本語のテキスト. ".repeat(200).substring(0, 3999) + "Ω";

    private SampleCases() {}

    public static Content content() {
        return EveryType.content(EveryType.form());
    }

    /** The states of {@link EveryType#states} in their order, then {@link #edges}. */
    public static List<CaseFact> all() {
        List<CaseFact> all = new ArrayList<>();
        EveryType.states().forEach(said -> all.add(EveryType.saying(said)));
        edges().forEach(said -> all.add(EveryType.saying(said)));
        return all;
    }

    /** Small and large numbers, texts of all lengths and scripts, dates of each precision. */
    public static List<Map<String, Answer>> edges() {
        return List.of(
                edge("-3.5", "1234567890123456", UMLAUTS, LONG, "1899-02-28", "a"),
                edge("0.1", "-7", "x".repeat(500), "y".repeat(255), "2024", "c-1"),
                edge("-995", "0", "007", "z".repeat(256), "2024-02-29", "b"),
                edge("123456789012345678.125", "-999", "=1+1", "one\ntwo\n\"three\"", "1600-01", "a"));
    }

    private static Map<String, Answer> edge(
            String decimal, String integer, String text, String passage, String date, String code) {
        Map<String, Answer> said = new LinkedHashMap<>();
        said.put("decimal", Answer.number(decimal));
        said.put("integer", Answer.number(integer));
        said.put("text", Answer.text(text));
        said.put("long_text", Answer.text(passage));
        said.put("date", Answer.text(date));
        said.put("time", Answer.text("23:59"));
        said.put("choice", Answer.text(code));
        said.put("code", Answer.text(code));
        said.put("multiple_choice", Answer.codes("b"));
        said.put("measurement", Answer.measurement("0.5"));
        return said;
    }

    public static WrittenFiles written(Format format) {
        return WrittenFiles.of(format, content(), all());
    }

    /** What the cells of a table are, line by line, by column. */
    public static List<Map<String, Object>> lines(String name) {
        List<Map<String, Object>> lines = new ArrayList<>();
        Tables tables = new Tables(content());
        try {
            for (CaseFact fact : all()) {
                tables.write(fact, (table, cells) -> {
                    if (table.name().equals(name)) {
                        Map<String, Object> line = new LinkedHashMap<>();
                        for (int i = 0; i < cells.size(); i++) {
                            line.put(table.columns().get(i).name(), cells.get(i));
                        }
                        lines.add(line);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** A table by name. */
    public static Table table(String name) {
        return new Tables(content())
                .all().stream()
                        .filter(table -> table.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
