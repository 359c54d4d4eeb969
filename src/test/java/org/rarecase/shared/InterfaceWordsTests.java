package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds the words of the interface against the sources: nothing untranslated, nothing left over, nothing forgotten. */
class InterfaceWordsTests {

    private static final List<SourceText> SOURCES = SourceText.all();

    private static final Pattern WORD =
            Pattern.compile("(?<![\\w.])(Words\\.)?(t|texts)\\(\\s*(?:§(?<text>\\d+)§(?<end>\\s*[,)])?|)");
    private static final Pattern TITLE = Pattern.compile("@(?:PageTitle\\(|Menu\\(title = )§(\\d+)§");
    private static final Pattern KIND = Pattern.compile("[a-z]+\\.[a-z-]+");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** They hand on what stands elsewhere as a literal: titles of pages, reasons and kinds of the trail. */
    private static final Set<String> MAY_TRANSLATE_VARIABLES =
            Set.of("Messages.java", "ShellInitializer.java", "MainLayout.java", "AuditLabels.java");

    @Test
    void everyTextOfTheInterfaceHasItsGerman() {
        Map<String, String> german = Messages.translations("de");
        Map<String, String> untranslated = used();
        untranslated.keySet().removeAll(german.keySet());
        assertThat(untranslated).isEmpty();
    }

    /** Limits and what is told from two on are never one; a share stands in one sentence with the whole. */
    private static final Pattern COUNT = Pattern.compile(
            "(?<!of |to |At least |[Aa]t most )\\{\\d} (?!characters|digits|filters|times)(?<noun>[a-z]+s)\\b");

    private static final Set<String> ONE_IN_OTHER_WORDS = Set.of("Save corrections and answer {0} queries");

    @Test
    void everyCountHasItsSingular() {
        Set<String> texts = Messages.translations("de").keySet();
        List<String> lacking = texts.stream()
                .filter(text -> {
                    Matcher count = COUNT.matcher(text);
                    return !ONE_IN_OTHER_WORDS.contains(text)
                            && count.find()
                            && !isVerb(count.group("noun"))
                            && texts.stream().noneMatch(one -> isSingular(one, text, count));
                })
                .toList();
        assertThat(lacking).isEmpty();
    }

    /** Of a name or a sum before it. */
    private static boolean isVerb(String word) {
        return Set.of("is", "has", "was", "stands", "does", "belongs", "includes", "afterwards")
                .contains(word);
    }

    private static boolean isSingular(String one, String many, Matcher count) {
        String noun = count.group("noun").replaceFirst("ies$", "y").replaceFirst("s$", "");
        String before = many.substring(0, count.start());
        return Stream.of("1 ", "One ", "")
                .anyMatch(number ->
                        one.toLowerCase(Locale.ROOT).startsWith((before + number + noun).toLowerCase(Locale.ROOT)));
    }

    @Test
    void noWordIsKeptThatNobodyUses() {
        Set<String> left = new TreeSet<>(Messages.translations("de").keySet());
        left.removeAll(used().keySet());
        // Some are handed on, such as the ones of printed casebooks.
        SOURCES.forEach(source -> source.literals().forEach(left::remove));
        assertThat(left).isEmpty();
    }

    @Test
    void aTextIsTranslatedInOneWay() throws IOException {
        Map<String, String> known = new TreeMap<>();
        List<String> differing = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/words/de"))) {
            for (Path file : files.toList()) {
                Map<String, String> words = new Yaml().load(Files.readString(file));
                words.forEach((text, german) -> {
                    String other = known.putIfAbsent(text, german);
                    if (other != null && !other.equals(german)) {
                        differing.add(text + ": " + other + " and " + german);
                    }
                });
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void aTranslationHasThePlacesOfItsText() {
        assertThat(Messages.translations("de"))
                .allSatisfy(
                        (text, german) -> assertThat(places(german)).as(text).isEqualTo(places(text)));
    }

    @Test
    void whatIsTranslatedStandsInTheSource() {
        List<String> variables = new ArrayList<>();
        for (SourceText source : SOURCES) {
            Matcher word = WORD.matcher(source.code());
            while (word.find()) {
                if (isOfWords(source, word)
                        && word.group("end") == null
                        && !MAY_TRANSLATE_VARIABLES.contains(source.toString())) {
                    variables.add(source + ", about line " + source.line(word.start()));
                }
            }
        }
        assertThat(variables).isEmpty();
    }

    /** Some classes have methods of the same names. */
    private static boolean isOfWords(SourceText source, Matcher word) {
        return word.group(1) != null || source.code().contains("org.rarecase.shared.Words." + word.group(2) + ";");
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every text with the file that shows it. */
    private static Map<String, String> used() {
        Map<String, String> used = new TreeMap<>();
        for (SourceText source : SOURCES) {
            Matcher word = WORD.matcher(source.code());
            while (word.find()) {
                if (word.group("text") != null) {
                    used.put(source.literals().get(Integer.parseInt(word.group("text"))), source.toString());
                }
            }
            TITLE.matcher(source.code())
                    .results()
                    .forEach(title ->
                            used.put(source.literals().get(Integer.parseInt(title.group(1))), source.toString()));
            if (source.code().contains("AuditLine")) {
                source.literals().stream()
                        .filter(literal -> KIND.matcher(literal).matches() || literal.equals("logout"))
                        .forEach(kind -> used.put(sentence(kind), source.toString()));
            }
        }
        return used;
    }

    /** As the pages of the trail show a kind. */
    private static String sentence(String kind) {
        String words = kind.replace("handed-in", "submitted").replace('.', ' ').replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
