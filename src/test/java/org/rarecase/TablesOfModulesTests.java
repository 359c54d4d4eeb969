package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each table is read and written by the module whose file of changesets makes it; others read its views. */
class TablesOfModulesTests {

    private static final Path SOURCES = Path.of("src/main/java/org/rarecase");
    private static final Path CHANGES = Path.of("src/main/resources/db");

    /** Files of changesets that are not named after their module. */
    private static final Map<String, String> RENAMED = Map.of(
            "news", "notification", "verification", "sdv", "exchange-import", "exchange", "exchange-cut", "exchange");

    /** Tables whose module was a part of another one when they were made. */
    private static final Map<String, String> MOVED = Map.of(
            "casebook_document", "document",
            "casebook_withdrawal", "consent",
            "casebook_erasure", "consent",
            "casebook_reconsent", "consent",
            "casebook_put_aside", "migration",
            "casebook_move", "migration",
            "casebook_move_case", "migration",
            "news_mail", "mail");

    /** It guards the trail, and begins anew only where nothing stands in it. */
    private static final String GUARD = "database";

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:FROM|JOIN|UPDATE|INTO|TABLE)[\\s\"+(`]+(?:IGNORE\\s+)?(\\w+)");
    private static final Pattern MADE = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?`?(\\w+)");
    private static final Pattern VIEW = Pattern.compile("\\bVIEW `?(\\w+)");

    @Test
    void sqlNamesTablesOfItsOwnModuleAndViewsOfOthers() {
        Map<String, String> owners = owners(MADE);
        assertThat(owners)
                .containsEntry("casebook_case", "casebook")
                .containsEntry("news_item", "notification")
                .containsAllEntriesOf(MOVED);
        assertThat(javaFiles().flatMap(file -> foreign(file, text(file), owners).stream()))
                .as("name a view of the module that owns the table instead, see casebook_case_facts")
                .isEmpty();
    }

    @Test
    void viewsAreMadeByTheModuleWhoseNameTheyBear() {
        Map<String, String> owners = owners(VIEW);
        assertThat(owners)
                .containsEntry("casebook_case_facts", "casebook")
                .allSatisfy((view, module) -> assertThat(view).startsWith(module + "_"));
    }

    /** The views show a table row by row: the server merges them, and the indexes of the table serve. */
    @Test
    void viewsAreMerged() {
        changes()
                .map(TablesOfModulesTests::text)
                .flatMap(text -> text.lines().filter(line -> line.contains(" VIEW ")))
                .forEach(line -> assertThat(line).contains("ALGORITHM = MERGE SQL SECURITY INVOKER VIEW"));
    }

    @Test
    void aForeignTableIsSeenHoweverTheSqlIsWritten() {
        Map<String, String> owners = Map.of("study_site", "study", "query_query", "query");
        Path file = SOURCES.resolve("query/QueryRepository.java");
        for (String sql : List.of(
                "\"SELECT 1 FROM study_site s\"",
                "\"SELECT 1 FROM query_query JOIN\"\n  + \" study_site s\"",
                "\"\"\"\nINSERT INTO\n study_site (code)\"\"\"",
                "\"INSERT IGNORE INTO study_site\"",
                "\"UPDATE study_site SET code = ?\"",
                "\"SELECT (SELECT 1 FROM `study_site`)\"")) {
            assertThat(foreign(file, sql, owners)).as(sql).hasSize(1);
        }
        for (String sql : List.of(
                "\"SELECT study_site FROM query_query\"", "\"FROM study_site_facts\"", "/** FROM study_site */")) {
            assertThat(foreign(file, sql, owners)).as(sql).isEmpty();
        }
    }

    private static List<String> foreign(Path file, String source, Map<String, String> owners) {
        String module = SOURCES.relativize(file).getName(0).toString();
        Matcher named = NAMED.matcher(COMMENT.matcher(source).replaceAll(""));
        return named.results()
                .map(found -> found.group(1))
                .filter(table -> !owners.getOrDefault(table.toLowerCase(Locale.ROOT), module)
                        .equals(module))
                .filter(table -> !(module.equals(GUARD) && table.equals("audit_entry")))
                .map(table -> SOURCES.relativize(file) + ": " + table)
                .toList();
    }

    private static Map<String, String> owners(Pattern making) {
        Map<String, String> owners = new TreeMap<>();
        changes().forEach(file -> {
            String name = file.getFileName().toString().replace(".yaml", "");
            making.matcher(text(file))
                    .results()
                    .map(made -> made.group(1).toLowerCase(Locale.ROOT))
                    .forEach(made -> owners.put(made, MOVED.getOrDefault(made, RENAMED.getOrDefault(name, name))));
        });
        return owners;
    }

    private static Stream<Path> changes() {
        return files(CHANGES, ".yaml");
    }

    private static Stream<Path> javaFiles() {
        return files(SOURCES, ".java");
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
