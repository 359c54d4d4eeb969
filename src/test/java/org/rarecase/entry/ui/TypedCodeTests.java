package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.entry.Answer;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.code.Code;
import org.rarecase.form.reading.FormFolder;
import org.rarecase.ui.Served;

/** What is typed or pasted where one of a list is meant, over the lists of all shipped forms. */
class TypedCodeTests {

    private static final FormLibrary SHIPPED = FormFolder.load(Path.of("forms"));
    private static final Item STAGE = item("""
                    - item: stage
                      type: choice
                      codes: [I, II, IIIA, IIIB, IVA, IVB]
                      label: {en: Stage group}
                    """);

    private Served served = Served.in(Locale.ENGLISH);

    @BeforeEach
    void serve() {
        served = Served.in(Locale.ENGLISH);
    }

    @AfterEach
    void end() {
        served.close();
    }

    private static Item item(String yaml) {
        return FormFiles.with("form", yaml)
                .load()
                .form(new FormKey("form"))
                .items()
                .findFirst()
                .orElseThrow();
    }

    /** One item for each list, and one for the words of yes and no. */
    private static Collection<Item> listed() {
        Map<Object, Item> byList = new LinkedHashMap<>();
        SHIPPED.forms().stream()
                .flatMap(form -> form.items())
                .flatMap(TypedCodeTests::withInner)
                .filter(item -> item.codeList() != null || item.type() == ItemType.YES_NO)
                .forEach(item -> byList.putIfAbsent(
                        List.of(item.type(), item.codeList() == null ? "yes-no" : item.codeList()), item));
        return byList.values();
    }

    private static Stream<Item> withInner(Item item) {
        return Stream.concat(Stream.of(item), item.items().stream().flatMap(TypedCodeTests::withInner));
    }

    private static Map<String, Set<String>> names(Item item, Locale language) {
        if (item.type() == ItemType.YES_NO) {
            boolean german = language.equals(Locale.GERMAN);
            return Map.of(
                    "yes", names("yes", german ? "Ja" : "Yes", "Yes"),
                    "no", names("no", german ? "Nein" : "No", "No"),
                    "unknown", names("unknown", german ? "Unbekannt" : "Unknown", "Unknown"));
        }
        return item.codeList().codes().stream()
                .collect(Collectors.toMap(
                        Code::value,
                        code -> new LinkedHashSet<>(List.of(
                                code.value(),
                                code.label().in(language),
                                code.label().in(Locale.ENGLISH))),
                        (some, more) -> some,
                        LinkedHashMap::new));
    }

    private static Set<String> names(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Texts that resemble a name, as they come from slips, abbreviations and other editions of a list. */
    private static Stream<String> resembling(String name) {
        int half = (name.length() + 1) / 2;
        return Stream.of(
                        name.substring(0, name.length() - 1),
                        name.substring(1),
                        name.substring(0, half),
                        name.substring(half),
                        name.split("[ -]")[0],
                        name + "A",
                        name + "1",
                        "stage " + name,
                        name.replaceFirst("[AB]$", ""))
                .filter(text -> !text.isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noShippedListTakesATextThatIsNoneOfItsCodesAndLabels(String language) {
        served = Served.in(Locale.of(language));
        SoftAssertions softly = new SoftAssertions();
        int tried = 0;
        for (Item item : listed()) {
            Map<String, Set<String>> byCode = names(item, Locale.of(language));
            Set<String> names = byCode.values().stream()
                    .flatMap(Set::stream)
                    .map(TypedCodeTests::normal)
                    .collect(Collectors.toSet());
            Codes codes = new Codes(item);
            Set<String> texts = byCode.values().stream()
                    .limit(400)
                    .flatMap(Set::stream)
                    .filter(name -> !name.isEmpty())
                    .flatMap(TypedCodeTests::resembling)
                    .filter(text -> !names.contains(normal(text)))
                    .collect(Collectors.toSet());
            tried += texts.size();
            for (String text : texts) {
                softly.assertThat(codes.readTyped(text, null).answer())
                        .as("%s: typed “%s”", item.key(), text)
                        .isNull();
                if (item.type() != ItemType.MULTIPLE_CHOICE) {
                    softly.assertThat(PastedCell.read(item, text, null).answer())
                            .as("%s: pasted “%s”", item.key(), text)
                            .satisfiesAnyOf(
                                    answer -> assertThat(answer).isNull(),
                                    answer -> assertThat(answer).isInstanceOf(Answer.Missing.class));
                }
            }
        }
        softly.assertAll();
        assertThat(tried).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyCodeAndLabelOfEveryShippedListIsTakenHoweverItIsSpaced(String language) {
        served = Served.in(Locale.of(language));
        SoftAssertions softly = new SoftAssertions();
        for (Item item : listed()) {
            Map<String, Set<String>> byCode = names(item, Locale.of(language));
            Map<String, Long> uses = byCode.values().stream()
                    .flatMap(names -> names.stream().map(TypedCodeTests::normal).distinct())
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            Codes codes = new Codes(item);
            byCode.forEach((code, names) -> names.stream()
                    .filter(name -> !name.isEmpty() && uses.get(normal(name)) == 1)
                    .flatMap(name -> Stream.of(
                            name,
                            " " + name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) + "\u00a0",
                            Normalizer.normalize(name, Normalizer.Form.NFD).replace(' ', '\u2009')))
                    .filter(text -> uses.containsKey(normal(text)))
                    .forEach(text -> softly.assertThat(
                                    codes.readTyped(text, null).answer())
                            .as("%s: “%s”", item.key(), text)
                            .isEqualTo(new Answer.Text(code))));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IV", "III", "IIIC", "V", "A", "3A", "stage IVA", "IVA IVB", "\u2163A"})
    void aStageThatIsNotInTheListIsNeverTakenForAnother(String typed) {
        ParsedInput reading = new Codes(STAGE).readTyped(typed, null);

        assertThat(reading.answer()).isNull();
        assertThat(reading.problem())
                .contains("“" + typed + "” is not in the list")
                .contains("not saved");
    }

    @Test
    void theMessageNamesWhatResemblesTheText() {
        assertThat(new Codes(STAGE).readTyped("iv", null).problem()).endsWith("Similar entries: IVA, IVB.");
    }

    @ParameterizedTest
    @CsvSource({"8370/3, 8370/3", "'8370/3  Adrenal carcinoma', 8370/3", "'8370/3 adrenal carcinoma', 8370/3"})
    void aCodeIsTakenAsItStandsInTheList(String typed, String code) {
        Item morphology = item("""
                        - item: morphology
                          type: code
                          codes:
                            - {code: 8370/3, label: {en: Adrenal carcinoma}}
                            - {code: 8370/0, label: {en: Adrenal adenoma}}
                          label: {en: Morphology}
                        """);

        assertThat(new Codes(morphology).readTyped(typed, null).answer()).isEqualTo(new Answer.Text(code));
        assertThat(new Codes(morphology)
                        .readTyped("8370/0 Adrenal carcinoma", null)
                        .answer())
                .isNull();
    }

    @Test
    void aNameOfSeveralEntriesIsAskedAbout() {
        Item side = item("""
                        - item: side
                          type: choice
                          codes:
                            - {code: "1", label: {en: "2"}}
                            - {code: "2", label: {en: Both}}
                          label: {en: Side}
                        """);

        assertThat(new Codes(side).readTyped("2", null).answer()).isNull();
        assertThat(new Codes(side).readTyped("2", null).problem())
                .contains("2, Both")
                .contains("Choose one");
    }
}
