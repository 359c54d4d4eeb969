package org.rarecase.form.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;

class CodeTableTests {

    private static final String LIST = """
            codelist: morphology
            title: {en: Morphology}
            file: morphology.csv
            """;

    private static FormLibrary load(String csv) {
        return FormFiles.with("diagnosis", "- {item: m, type: code, codelist: morphology, label: {en: M}}\n")
                .file("codelists/morphology.yaml", LIST)
                .file("codelists/morphology.csv", csv)
                .load();
    }

    private static CodeList list(String csv) {
        FormLibrary library = load(csv);
        assertThat(library.problems()).isEmpty();
        return library.codeList("morphology");
    }

    private static List<String> problems(String csv) {
        return load(csv).problems().stream()
                .map(FormLibrary.Problem::toString)
                .filter(text -> text.contains("codelists/morphology.csv"))
                .map(text -> text.substring(text.indexOf("codelists/")))
                .toList();
    }

    private static List<String> values(List<Code> codes) {
        return codes.stream().map(Code::value).toList();
    }

    @Test
    void codesAreReadFromATableBesideTheList() {
        CodeList list = list("""
                code,en,de,tumours
                8370/3,"Adrenal cortical carcinoma, NOS",Nebennierenrindenkarzinom,T03
                8240/3,"Neuroendocrine tumour, grade 1",,T07 T08
                8000/3,Neoplasm,Neoplasie,
                """);

        assertThat(values(list.codes())).containsExactly("8370/3", "8240/3", "8000/3");
        Code carcinoma = list.find("8370/3").orElseThrow();
        assertThat(carcinoma.label().in(Locale.ENGLISH)).isEqualTo("Adrenal cortical carcinoma, NOS");
        assertThat(carcinoma.label().in(Locale.GERMAN)).isEqualTo("Nebennierenrindenkarzinom");
        assertThat(list.find("8240/3").orElseThrow().isFor("T08")).isTrue();
        assertThat(list.find("8240/3").orElseThrow().isFor("T03")).isFalse();
        assertThat(list.find("8000/3").orElseThrow().isFor("T03")).isTrue();
    }

    @Test
    void aTableCompletesTheCodesOfItsListWhichSayThemselvesWhomTheyAreFor() {
        FormLibrary library = FormFiles.with(
                        "diagnosis", "- {item: m, type: code, codelist: morphology, label: {en: M}}\n")
                .file("codelists/morphology.yaml", LIST + """
                        codes:
                          - {code: 8370/3, label: {en: Own words}, tumours: [T03]}
                          - {code: other, label: {en: Code not in the list}}
                        """)
                .file(
                        "codelists/morphology.csv",
                        "code,en,tumours\n8000/3,Neoplasm,T15\n8370/3,Words of the table,T15\n")
                .load();

        assertThat(library.problems()).isEmpty();
        CodeList list = library.codeList("morphology");
        assertThat(values(list.codes())).containsExactly("8370/3", "other", "8000/3");
        Code carcinoma = list.find("8370/3").orElseThrow();
        assertThat(carcinoma.label().english()).isEqualTo("Own words");
        assertThat(carcinoma.isFor("T15")).isFalse();
        assertThat(list.find("8000/3").orElseThrow().isFor("T15")).isTrue();
    }

    @Test
    void variantsOfOneTumourNameTheSameEntity() {
        CodeList list = FormFiles.with("diagnosis", "- {item: m, type: code, codelist: morphology, label: {en: M}}\n")
                .file("codelists/morphology.yaml", LIST + """
                        codes:
                          - {code: 8370/3, label: {en: Carcinoma}, entity: adrenal-cortical-tumour}
                          - {code: 8500/3, label: {en: Ductal carcinoma}}
                        """)
                .file(
                        "codelists/morphology.csv",
                        "code,en,entity\n8370/0,Adenoma,adrenal-cortical-tumour\n8000/3,NOS,\n")
                .load()
                .codeList("morphology");

        assertThat(list.codes())
                .extracting(Code::entity)
                .containsExactly("adrenal-cortical-tumour", null, "adrenal-cortical-tumour", null);
        assertThat(problems("code,en,entity\n8370/0,Adenoma,Adrenal cortex\n"))
                .anyMatch(problem -> problem.contains("csv:2: “Adrenal cortex” is no key of an entity"));
    }

    @Test
    void aSpreadsheetsSemicolonsAndItsMarkOfUtf8AreUnderstood() {
        CodeList list = list("\ufeffcode;en;de\r\n8370/3;Adrenal cortical carcinoma, NOS;Karzinom\r\n");

        assertThat(list.find("8370/3").orElseThrow().label().in(Locale.ENGLISH))
                .isEqualTo("Adrenal cortical carcinoma, NOS");
    }

    @Test
    void whatIsWrongInTheTableIsToldByLine() {
        assertThat(problems("""
                        code,en,tumours
                        8370/3,Carcinoma,T3
                        8370/0,,
                        8000/3,Neoplasm
                        ,No code,
                        8010/3,Carcinoma,
                        8010/3,Carcinoma again,
                        """))
                .hasSize(5)
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("codelists/morphology.csv:2: “T3” is no tumour type"),
                        problem -> assertThat(problem).contains("csv:3: ", "no English label"),
                        problem -> assertThat(problem).contains("csv:4: ", "2 cells, but 3 columns"),
                        problem -> assertThat(problem).contains("csv:5: ", "no code"),
                        problem -> assertThat(problem).contains("csv:7: ", "second time"));
        assertThat(problems("code,label\n1,One\n")).anyMatch(problem -> problem.contains("“label” is no column"));
        assertThat(problems("code,en\n\"1,One\n")).anyMatch(problem -> problem.contains("not CSV"));
    }

    @Test
    void aListNeedsCodesOrATableThatIsThere() {
        assertThat(FormFiles.with("diagnosis", "- {item: m, type: text, label: {en: M}}\n")
                        .file("codelists/morphology.yaml", LIST)
                        .load()
                        .problems())
                .extracting(FormLibrary.Problem::line, FormLibrary.Problem::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        3, "There is no file “morphology.csv” in codelists. Put it there."));
        assertThat(FormFiles.with("diagnosis", "- {item: m, type: text, label: {en: M}}\n")
                        .file("codelists/morphology.yaml", "codelist: morphology\ntitle: {en: M}\n")
                        .load()
                        .problems())
                .extracting(FormLibrary.Problem::message)
                .containsExactly("The list has no codes. Add “codes”, or “file: morphology.csv”.");
    }

    @Test
    void amongTwelveThousandCodesThoseThatBeginWithWhatIsTypedComeFirst() {
        CodeList list = list(IntStream.range(0, 12_000)
                .mapToObj(i -> "%04d/%d,Tumour %d of kind %d,Geschwulst %d".formatted(i / 3, i % 3, i, i % 7, i))
                .collect(Collectors.joining("\n", "code,en,de\n", "\n")));

        assertThat(list.search("", Locale.ENGLISH)).hasSize(12_000);
        assertThat(values(list.search("0370/1", Locale.ENGLISH))).containsExactly("0370/1");
        assertThat(values(list.search("037", Locale.ENGLISH))).startsWith("0370/0", "0370/1", "0370/2", "0371/0");
        assertThat(values(list.search("geschwulst 1110", Locale.GERMAN))).contains("0370/0");
        assertThat(values(list.search("TUMOUR kind 1110", Locale.GERMAN))).contains("0370/0");
        assertThat(list.search("geschwulst", Locale.ENGLISH)).isEmpty();
        assertThat(list.search("tumour nothing", Locale.ENGLISH)).isEmpty();
    }
}
