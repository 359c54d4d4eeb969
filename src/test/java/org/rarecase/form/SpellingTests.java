package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rarecase.form.code.Code;

/** What looks like something else to YAML is read as it is written, wherever a text may stand. */
class SpellingTests {

    private static final List<String> WORDS = List.of(
            "2E65",
            "1e3",
            "1E0",
            "012",
            "0x1F",
            "0o17",
            "0b11",
            "1_000",
            "1.0",
            "1.50",
            "1.",
            ".5",
            "+5",
            "-0",
            "1e-5",
            "00",
            "123456789012345678901234567890",
            "3.14159265358979323846264338327950288",
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
            "true",
            "false",
            "True",
            "null",
            "~",
            "12:30",
            "2024-05-17",
            ".inf",
            ".nan",
            "NaN",
            "<<",
            "1/2");

    private static FormLibrary load(String items) {
        FormLibrary library = FormFiles.with("form", items).load();
        assertThat(library.problems()).isEmpty();
        return library;
    }

    private static Item item(FormLibrary library, String key) {
        return library.forms().getFirst().find(ItemPath.of(key)).orElseThrow();
    }

    private static List<String> codes(Item item) {
        return item.codeList().codes().stream().map(Code::value).toList();
    }

    @Test
    void codesOfAnItemKeepTheirSpelling() {
        Item item =
                item(load("- {item: a, type: choice, label: {en: A}, codes: [" + String.join(", ", WORDS) + "]}"), "a");

        assertThat(codes(item)).isEqualTo(WORDS);
        assertThat(item.codeList().codes())
                .allSatisfy(code -> assertThat(code.label().in(Locale.ENGLISH)).isEqualTo(code.value()));
    }

    @Test
    void codesWithLabelsKeepTheSpellingOfBoth() {
        String codes = WORDS.stream()
                .map(word -> "{code: " + word + ", label: {en: " + word + ", de: " + word + "}}")
                .collect(Collectors.joining(", "));
        Item item = item(load("- {item: a, type: choice, label: {en: A}, codes: [" + codes + "]}"), "a");

        assertThat(codes(item)).isEqualTo(WORDS);
        assertThat(item.codeList().codes())
                .allSatisfy(code -> assertThat(code.label().in(Locale.GERMAN)).isEqualTo(code.value()));
    }

    @Test
    void codesOfAListOfItsOwnKeepTheirSpelling() {
        String yaml = WORDS.stream().map(word -> "  - " + word + "\n").collect(Collectors.joining());
        FormLibrary library = FormFiles.with("form", "- {item: a, type: code, codelist: icd, label: {en: A}}")
                .file("codelists/icd.yaml", "codelist: icd\ntitle: {en: ICD}\ncodes:\n" + yaml)
                .load();

        assertThat(library.problems()).isEmpty();
        assertThat(codes(item(library, "a"))).isEqualTo(WORDS);
    }

    @Test
    void codesOfATableKeepTheirSpelling() {
        String table = WORDS.stream().map(word -> word + "," + word + "\n").collect(Collectors.joining());
        FormLibrary library = FormFiles.with("form", "- {item: a, type: code, codelist: icd, label: {en: A}}")
                .file("codelists/icd.yaml", "codelist: icd\ntitle: {en: ICD}\nfile: icd.csv\n")
                .file("codelists/icd.csv", "code,en\n" + table)
                .load();

        assertThat(library.problems()).isEmpty();
        assertThat(codes(item(library, "a"))).isEqualTo(WORDS);
    }

    @Test
    void labelsAndHelpKeepTheirSpelling() {
        Item item = item(load("- {item: a, type: text, label: {en: 1e3, de: true}, help: {en: 1.50}}"), "a");

        assertThat(item.label().in(Locale.ENGLISH)).isEqualTo("1e3");
        assertThat(item.label().in(Locale.GERMAN)).isEqualTo("true");
        assertThat(item.help().in(Locale.ENGLISH)).isEqualTo("1.50");
    }

    @Test
    void aNumberThatIsNoCodeStaysANumber() {
        Item item = item(load("- {item: a, type: decimal, min: .5, max: 1e3, label: {en: A}}"), "a");

        assertThat(item.range().min()).isEqualByComparingTo("0.5");
        assertThat(item.range().max()).isEqualByComparingTo("1000");
    }

    @Test
    void aCodeThatIsMissingIsTold() {
        assertThat(FormFiles.with("form", "- {item: a, type: choice, label: {en: A}, codes: [I, '']}")
                        .load()
                        .problems())
                .extracting(FormLibrary.Problem::message)
                .anyMatch(message -> message.contains("no code"));
    }
}
