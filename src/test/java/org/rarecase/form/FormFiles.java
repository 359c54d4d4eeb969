package org.rarecase.form;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.form.reading.FormFolder;

/** Forms written down in a test. */
public final class FormFiles {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final Map<String, String> texts = new LinkedHashMap<>();

    public static FormLibrary shipped() {
        return FormFolder.load(Path.of("forms"), CLOCK);
    }

    /** A library of forms, each with the text of its items and perhaps {@code checks:} behind them. */
    public static FormFiles with(String key, String items) {
        return new FormFiles().and(key, items);
    }

    public FormFiles and(String key, String items) {
        return form(key, "", items);
    }

    public FormFiles andRepeating(String key, String items) {
        return form(key, "repeats: true\n", items);
    }

    private FormFiles form(String key, String header, String items) {
        return file("core/" + key + ".yaml", """
                form: %s
                version: 1
                title: {en: Form}
                %ssections:
                  - section: main
                    title: {en: Main}
                    items:
                %s""".formatted(key, header, items.indent(6)));
    }

    /** Edit checks of the form added last. */
    public FormFiles checks(String checks) {
        String last = List.copyOf(texts.keySet()).getLast();
        return file(last, texts.get(last) + "checks:\n" + checks.indent(2));
    }

    /** Of the form added last. */
    public FormFiles titleFrom(String item) {
        String last = List.copyOf(texts.keySet()).getLast();
        return file(
                last, texts.get(last).replace("title: {en: Form}\n", "title: {en: Form}\ntitleFrom: " + item + "\n"));
    }

    public FormFiles file(String path, String text) {
        texts.put(path, text);
        return this;
    }

    public String text(String path) {
        return texts.get(path);
    }

    /** The library with its problems; the casebook lists all forms unless there is one among the files. */
    public FormLibrary load() {
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.computeIfAbsent("casebook.yaml", it -> casebook());
        return FormFolder.load(Path.of("forms"), all, CLOCK);
    }

    private String casebook() {
        StringBuilder list = new StringBuilder("casebook:\n  - tumours\n");
        texts.keySet().stream()
                .filter(path -> path.startsWith("core/"))
                .forEach(path -> list.append("  - ")
                        .append(path, "core/".length(), path.lastIndexOf('.'))
                        .append('\n'));
        return list.toString();
    }
}
