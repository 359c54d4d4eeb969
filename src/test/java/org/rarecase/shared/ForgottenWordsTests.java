package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Finds texts for people that do not go through {@link Messages}, so that the next view is not forgotten. */
class ForgottenWordsTests {

    private static final Pattern LITERAL = Pattern.compile("§(\\d+)§");

    /** Two words, or one with a capital: no class name of CSS, no key, no address looks like that. */
    private static final Pattern FOR_PEOPLE =
            Pattern.compile("\\p{L}{2,}[,.:;!?]? +\\p{L}{2,}|^\\P{L}*\\p{Lu}\\p{Ll}+[.…]?$");

    /** What stands directly before a text that people do not read, or that is translated. */
    private static final Pattern NOT_SHOWN =
            Pattern.compile("(?:(?<![\\w.])(?:Messages\\.)?(?:t|texts)\\(|log\\.\\w+\\(|jobs\\.job\\(|"
                    + "new Illegal\\w+\\(|executeJs\\(|parameters\\(|addClassNames?\\(|setClassName\\(|"
                    + "@\\w+\\((?:\\w+ = )?\\{?|ofPattern\\(|Pattern\\.compile\\(|setWidth\\(|setProperty\\(|"
                    + "new (?:Element|StringBuilder)\\(|case )\\s*$");

    /** Own names, and what only machines read. */
    private static final Set<String> NAMES =
            Set.of("Rarecase", "Language · Sprache", "EN", "d. MMM uuuu", "d MMM uuuu", "text/csv; charset=utf-8");

    /** They end the start and are read in a terminal, as is all that the database says. */
    private static final Set<String> AT_START =
            Set.of("FormsNotFound", "FormsUnusable", "ProcessFilesUnusable", "SettingRefused");

    private static final List<SourceText> SOURCES = SourceText.all();

    @Test
    void everyTextOfAPageGoesThroughTheWords() {
        List<String> forgotten = SOURCES.stream()
                .filter(source -> source.isIn("ui") || source.isIn("shell"))
                // What stands in the head of a page or an answer is for machines, and the start is read in a terminal.
                .filter(source -> !Set.of("AppShell.java", "ResponseHeaders.java", "Transport.java")
                        .contains(source.toString()))
                .flatMap(source -> forgotten(source).stream())
                .toList();
        assertThat(forgotten).isEmpty();
    }

    @Test
    void everyRefusalGoesThroughTheWords() {
        List<SourceText> running =
                SOURCES.stream().filter(source -> !source.isIn("database")).toList();
        Set<String> refusals = running.stream()
                .flatMap(source -> Pattern.compile("class (\\w+) extends Refusal")
                        .matcher(source.code())
                        .results())
                .map(match -> match.group(1))
                .filter(name -> !AT_START.contains(name))
                .collect(Collectors.toSet());
        Pattern untold = Pattern.compile("(?:new (?:" + String.join("|", refusals) + ")|super)\\(\\s*§(\\d+)§");
        List<String> forgotten = new ArrayList<>();
        for (SourceText source : running) {
            Matcher match = untold.matcher(source.code());
            while (match.find()) {
                boolean ofRefusal = !match.group().startsWith("super")
                        || refusals.stream().anyMatch(name -> source.code().contains("class " + name + " "));
                if (ofRefusal) {
                    forgotten.add(source + ": " + source.literals().get(Integer.parseInt(match.group(1))));
                }
            }
        }
        assertThat(forgotten).isEmpty();
    }

    @Test
    void aForgottenTextIsFound() {
        assertThat(forgotten(source("add(new Button(\"Show \" + \"more\"));"))).containsExactly("Some.java: Show more");
        assertThat(forgotten(source("add(new Button(t(\"Show more\")));"))).isEmpty();
        assertThat(forgotten(source("show(ok ? \"Saved\" : \"\");"))).hasSize(1);
        assertThat(forgotten(source("add(\"Account \" + name);"))).hasSize(1);
        assertThat(forgotten(source("button.addClassName(\"rc-item rc-wide\"); // \"Show more\"")))
                .isEmpty();
    }

    private static SourceText source(String code) {
        return SourceText.of(Path.of("Some.java"), code);
    }

    private static List<String> forgotten(SourceText source) {
        List<String> forgotten = new ArrayList<>();
        Matcher match = LITERAL.matcher(source.code());
        while (match.find()) {
            String text = source.literals().get(Integer.parseInt(match.group(1)));
            boolean shown = !NOT_SHOWN
                    .matcher(source.code().substring(0, match.start()))
                    .find();
            boolean joined = source.code().substring(match.end()).stripLeading().startsWith("+");
            Pattern word = Pattern.compile("^\\p{Lu}\\p{Ll}+ $");
            if (shown
                    && !NAMES.contains(text)
                    && (FOR_PEOPLE.matcher(text).find()
                            || joined && word.matcher(text).matches())) {
                forgotten.add(source + ": " + text);
            }
        }
        return forgotten;
    }
}
