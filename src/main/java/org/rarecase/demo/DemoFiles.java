package org.rarecase.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the demo's YAML files. Every scalar stays text, so that {@code yes} and {@code 2024-05} stay what they are. */
final class DemoFiles {

    private DemoFiles() {}

    static List<DemoCase> cases() {
        return maps(read("cases").get("cases")).stream()
                .map(DemoFiles::demoCase)
                .toList();
    }

    /** Answers that several cases begin with, by form; a repeating form is a list. */
    static Map<String, Object> answers(String name) {
        return read(name);
    }

    private static DemoCase demoCase(Map<String, Object> map) {
        return new DemoCase(
                text(map, "like"),
                text(map, "site"),
                text(map, "reach"),
                text(map, "withdrawal"),
                map(map.get("answers")),
                map(map.get("review")),
                maps(map.get("readers")).stream().map(DemoFiles::reader).toList(),
                maps(map.get("adjudicator")).stream().map(DemoFiles::reader).findFirst(),
                map(map.get("statements")),
                Integer.parseInt("0" + text(map, "daysAgo")),
                text(map, "returnReason"),
                maps(map.get("queries")).stream().map(DemoFiles::query).toList(),
                text(map, "missedVisit"),
                text(map, "visitForward").equals("true"));
    }

    private static DemoCase.DemoReader reader(Map<String, Object> map) {
        return new DemoCase.DemoReader(
                text(map, "person"), !text(map, "accepts").equals("not yet"), map(map.get("answers")));
    }

    private static DemoCase.DemoQuery query(Map<String, Object> map) {
        return new DemoCase.DemoQuery(
                text(map, "form"),
                text(map, "item"),
                text(map, "text"),
                text(map, "answer"),
                text(map, "correction"),
                text(map, "closed").equals("true"));
    }

    private static Map<String, Object> read(String name) {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        Resolver onlyText = new Resolver() {
            @Override
            protected void addImplicitResolvers() {}
        };
        Yaml yaml = new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, onlyText);
        try (InputStream file = new ClassPathResource("demo/" + name + ".yaml").getInputStream()) {
            return map(yaml.load(file));
        } catch (IOException missing) {
            throw new IllegalStateException("No demo file " + name, missing);
        }
    }

    private static String text(Map<String, Object> map, String key) {
        return String.valueOf(map.getOrDefault(key, ""));
    }

    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, inner) -> map.put(String.valueOf(key), inner));
        }
        return map;
    }

    static List<Map<String, Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(DemoFiles::map).toList()
                : value instanceof Map<?, ?> ? List.of(map(value)) : List.of();
    }
}
