package org.rarecase.form.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.form.FormFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An editor knows the schema only, so it has to refuse what the reader refuses. */
class ItemSchemaTests {

    private static final String BASE = "https://rarecase.org/forms/";
    private static final int FIRST_LINE = 8;

    /** What an item of each type needs besides key, type and label. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            "quantity", Map.of("unit", "mm"),
            "measurement", Map.of("unit", "mm"),
            "choice", Map.of("codes", "[x]"),
            "multiple-choice", Map.of("codes", "[x]"),
            "code", Map.of("codes", "[x]"),
            "group", Map.of("items", "[{item: b, type: text, label: {en: B}}]"));

    /** Each key with a value that is right where the key is. */
    private static final List<Map.Entry<String, String>> KEYS = List.of(
            Map.entry("help", "{en: H}"),
            Map.entry("unit", "mm"),
            Map.entry("unit", "d"),
            Map.entry("units", "[{unit: kg, times: 1000}]"),
            Map.entry("min", "1"),
            Map.entry("max", "2"),
            Map.entry("decimals", "1"),
            Map.entry("accept", "[pdf]"),
            Map.entry("maxMegabytes", "5"),
            Map.entry("showAs", "age"),
            Map.entry("precision", "[day]"),
            Map.entry("codelist", "stage"),
            Map.entry("codes", "[x]"),
            Map.entry("required", "true"),
            Map.entry("requiredWhen", "'true'"),
            Map.entry("askedWhen", "'true'"),
            Map.entry("flavours", "[unknown]"),
            Map.entry("derive", "'null'"),
            Map.entry("default", "'= null'"),
            Map.entry("overridable", "true"),
            Map.entry("forTumourType", "true"),
            Map.entry("confirm", "true"),
            Map.entry("note", "N"),
            Map.entry("blinded", "true"),
            Map.entry("shownToReader", "true"),
            Map.entry("hiddenFromReader", "true"),
            Map.entry("verify", "true"),
            Map.entry("source", "S"),
            Map.entry("jrc", "'2.1'"),
            Map.entry("ncit", "C3262"),
            Map.entry("loinc", "8302-2"),
            Map.entry("orpha", "'ORPHA:1501'"),
            Map.entry("minRows", "0"),
            Map.entry("maxRows", "3"),
            Map.entry("layout", "table"),
            Map.entry("items", "[{item: b, type: text, label: {en: B}}]"));

    private static JsonNode schema(String name) {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of("forms", name + ".schema.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema editor() {
        Map<String, String> schemas = Stream.of("form", "section", "codelist")
                .collect(Collectors.toMap(
                        name -> BASE + name + ".schema.json",
                        name -> schema(name).toString()));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
                .getSchema(SchemaLocation.of(BASE + "form.schema.json"));
    }

    static Stream<String> types() {
        return schema("form")
                .at("/$defs/item/properties/type/enum")
                .valueStream()
                .map(JsonNode::asString);
    }

    /** As each type needs it; without each thing needed; with each key; with each two of them. */
    private static Set<Map<String, String>> items(String type) {
        Map<String, String> needed = NEEDED.getOrDefault(type, Map.of());
        Set<Map<String, String>> items = new LinkedHashSet<>(List.of(needed, Map.of()));
        for (Map.Entry<String, String> one : KEYS) {
            for (Map.Entry<String, String> other : KEYS) {
                Map<String, String> item = new LinkedHashMap<>(needed);
                item.put(one.getKey(), one.getValue());
                item.put(other.getKey(), other.getValue());
                items.add(item);
            }
        }
        return items;
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaRefusesOfEachTypeOfItemWhatTheReaderRefuses(String type) {
        List<String> lines = new ArrayList<>();
        for (Map<String, String> item : items(type)) {
            String keys = item.entrySet().stream()
                    .map(entry -> ", " + entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining());
            lines.add("- {item: i%d, type: %s, label: {en: A}%s}".formatted(lines.size(), type, keys));
        }
        FormFiles files = FormFiles.with("form", String.join("\n", lines))
                .file("codelists/stage.yaml", "codelist: stage\ntitle: {en: Stage}\ncodes: [I, II]\n");
        Set<String> byReader = new TreeSet<>();
        files.load().problems().forEach(problem -> byReader.add(lines.get(problem.line() - FIRST_LINE)));
        String text = """
                form: form
                version: 1
                title: {en: Form}
                sections:
                  - section: main
                    title: {en: Main}
                    items:
                %s""".formatted(String.join("\n", lines).indent(6));
        Set<String> bySchema = new TreeSet<>();
        editor().validate(YamlFile.parse(Path.of("form.yaml"), text).tree())
                .forEach(error -> bySchema.add(lines.get(
                        Integer.parseInt(error.getInstanceLocation().toString().split("/")[4]))));

        assertThat(bySchema).containsExactlyElementsOf(byReader);
        assertThat(byReader).hasSizeBetween(lines.size() / 10, lines.size() - 1);
    }

    @Test
    void everyKeyOfTheSchemaIsTried() {
        Set<String> tried = new TreeSet<>(Set.of("item", "type", "label"));
        KEYS.forEach(key -> tried.add(key.getKey()));
        assertThat(schema("form").at("/$defs/item/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    @Test
    void anEditorFindsNothingInTheShippedForms() throws IOException {
        Schema editor = editor();
        for (String folder : List.of("core", "tumours")) {
            try (Stream<Path> files = Files.list(Path.of("forms", folder))) {
                for (Path file : files.toList()) {
                    assertThat(editor.validate(
                                    YamlFile.parse(file, Files.readString(file)).tree()))
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }
}
