package org.rarecase.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * A form of any size, the same one each time. Its types are mixed as in tumour forms; of every ten items one is derived,
 * one is asked under a condition and one is checked against another.
 */
public final class GeneratedForm {

    private static final int SECTION = 20;

    private static final String TEN = """
                  - {item: size_%1$d, type: integer, unit: mm, min: 0, max: 1000, required: true, flavours: [unknown, not-done], label: {en: Size %1$d, de: Größe %1$d}}
                  - {item: metastasis_%1$d, type: yes-no, label: {en: Metastasis %1$d, de: Metastase %1$d}}
                  - {item: margin_%1$d, type: choice, codes: [free, close, involved], flavours: [not-done], label: {en: Margin %1$d, de: Rand %1$d}}
                  - {item: day_%1$d, type: date, flavours: [unknown], label: {en: Day %1$d, de: Tag %1$d}}
                  - {item: double_%1$d, type: decimal, derive: 'if size_%1$d = null then null else size_%1$d * 2', label: {en: Doubled size %1$d, de: Doppelte Größe %1$d}}
                  - {item: where_%1$d, type: text, askedWhen: 'metastasis_%1$d = "yes"', required: true, label: {en: Where %1$d, de: Wo %1$d}}
                  - {item: rupture_%1$d, type: yes-no, required: true, label: {en: Rupture %1$d, de: Ruptur %1$d}}
                  - {item: resection_%1$d, type: choice, codes: [complete resection, microscopic residual, macroscopic residual, biopsy only], label: {en: Resection %1$d, de: Resektion %1$d}}
                  - {item: organs_%1$d, type: multiple-choice, codes: [lung, liver, bone, brain], label: {en: Organs %1$d, de: Organe %1$d}}
                  - {item: depth_%1$d, type: decimal, unit: mm, min: 0, max: 1000, label: {en: Depth %1$d, de: Tiefe %1$d}}
            """;

    private static final String CHECK = """
              - {check: deep-%1$d, item: depth_%1$d, severity: warning, when: 'depth_%1$d > double_%1$d', message: {en: Deeper than twice its size., de: Tiefer als die doppelte Größe.}}
            """;

    /** What {@link #numbers} consists of: two numbers, what is calculated of them, and what is checked. */
    private static final String TWO = """
              - {item: size_%1$d, type: integer, unit: mm, min: 0, max: 1000, required: true, flavours: [unknown, not-done], label: {en: Size %1$d, de: Größe %1$d}}
              - {item: depth_%1$d, type: decimal, unit: mm, min: 0, max: 1000, label: {en: Depth %1$d, de: Tiefe %1$d}}
              - {item: double_%1$d, type: decimal, derive: 'if size_%1$d = null then null else size_%1$d * 2', label: {en: Doubled size %1$d, de: Doppelte Größe %1$d}}
            """.indent(8);

    private GeneratedForm() {}

    /**
     * @param tens items are ten times, rules three times as many
     * @return the form's file
     */
    public static String yaml(String key, int tens) {
        var yaml = new StringBuilder("""
                form: %s
                version: 1
                title: {en: A form of %d items, de: Ein Formular mit %2$d Items}
                sections:
                """.formatted(key, tens * 10));
        for (var ten = 0; ten < tens; ten++) {
            if (ten * 10 % SECTION == 0) {
                yaml.append("""
                          - section: part_%1$d
                            title: {en: Part %1$d, de: Teil %1$d}
                            items:
                        """.formatted(ten * 10 / SECTION + 1));
            }
            yaml.append(TEN.formatted(ten));
        }
        yaml.append("checks:\n");
        for (var ten = 0; ten < tens; ten++) {
            yaml.append(CHECK.formatted(ten));
        }
        return yaml.toString();
    }

    /** A form into which so many numbers are entered, ten in each section. */
    static String numbers(String key, int numbers) {
        var yaml = new StringBuilder(
                "form: %s\nversion: 1\ntitle: {en: A form of %d numbers, de: Ein Formular mit %2$d Zahlen}\n"
                                .formatted(key, numbers)
                        + "sections:\n");
        for (var two = 0; two < numbers / 2; two++) {
            if (two % 5 == 0) {
                yaml.append("  - section: part_%1$d\n    title: {en: Part %1$d, de: Teil %1$d}\n    items:\n"
                        .formatted(two / 5 + 1));
            }
            yaml.append(TWO.formatted(two));
        }
        yaml.append("checks:\n");
        for (var two = 0; two < numbers / 2; two++) {
            yaml.append(CHECK.formatted(two));
        }
        return yaml.toString();
    }

    /** Puts the shipped forms, and one of each of these numbers of items, into a new folder within another. */
    public static Path shippedAnd(Path within, int... items) {
        Map<String, String> forms = new LinkedHashMap<>();
        IntStream.of(items).forEach(number -> forms.put(key(number), yaml(key(number), number / 10)));
        return shippedAnd(within, forms);
    }

    /** @param forms files by key */
    static Path shippedAnd(Path within, Map<String, String> forms) {
        try {
            Path folder = Files.createTempDirectory(within.toAbsolutePath(), "forms-");
            FileSystemUtils.copyRecursively(
                    new ClassPathResource("rarecase/forms").getFile().toPath(), folder);
            Path casebook = folder.resolve("casebook.yaml");
            for (Map.Entry<String, String> form : forms.entrySet()) {
                Files.writeString(folder.resolve("core/" + form.getKey() + ".yaml"), form.getValue());
                Files.writeString(
                        casebook, Files.readString(casebook).stripTrailing() + "\n  - " + form.getKey() + "\n");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String key(int items) {
        return "large-" + items;
    }
}
