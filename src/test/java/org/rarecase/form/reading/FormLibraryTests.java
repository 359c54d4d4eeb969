package org.rarecase.form.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.DatePrecision;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.ItemType;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.code.Code;
import org.rarecase.study.TumourType;

class FormLibraryTests {

    private static final String GOOD = "- {item: good, type: text, label: {en: Good}}";

    private static List<String> problems(FormLibrary library) {
        return library.problems().stream().map(FormLibrary.Problem::toString).toList();
    }

    private static List<String> keys(List<FormDefinition> forms) {
        return forms.stream().map(form -> form.key().value()).toList();
    }

    /** The item stands in line 8 of its file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{item: a, type: text}"
                        + "| “label” is missing. Right would be: a text by language, English at least: {en: …}.",
                "{item: a, type: text, label: {de: A}}"
                        + "| “en” is missing. Right would be: a text by language, English at least: {en: …}.",
                "{item: a, type: text, label: {en: A}, requird: true}"
                        + "| “requird” is not known here. Did you mean “required”?",
                "{item: a, type: desimal, label: {en: A}}"
                        + "| “desimal” is not possible for “type”. Did you mean “decimal”?",
                "{item: Weight, type: text, label: {en: A}}"
                        + "| “Weight” is not possible for “item”. Right would be: Lower case letters, digits and underscores,"
                        + " beginning with a letter; stable for ever.",
                "{item: a, type: text, required: yes, label: {en: A}}"
                        + "| “required” cannot be the text “yes”. Right would be: true if it must be answered before"
                        + " submission, by a value or by one of the flavours; else false.",
                "{item: a, type: text, label: {en: A}, flavours: [unknwon]}"
                        + "| “unknwon” is not possible for “flavours”. Did you mean “unknown”?",
                "{item: a, type: text, label: {en: A}, label: {en: B}}"
                        + "| “label” stands here a second time; the first is in line 8. Keep one.",
                "{item: a, type: decimal, min: 5, max: 3, label: {en: A}}| min 5 is above max 3. Exchange them.",
                "{item: a, type: text, unit: g, label: {en: A}}| “unit” is for integer, decimal, quantity and measurement only. Leave it out.",
                "{item: a, type: decimal, units: [{unit: kg, times: 1000}], label: {en: A}}"
                        + "| “units” is for quantity only. Leave it out.",
                "{item: a, type: quantity, label: {en: A}}"
                        + "| The quantity has no unit of record. Add “unit: g”, or what it is kept in.",
                "{item: a, type: quantity, unit: g, units: [{unit: g, times: 1}], label: {en: A}}"
                        + "| Unit “g” stands here a second time. Keep one.",
                "{item: a, type: quantity, unit: g, units: [{unit: kg, times: 0}], label: {en: A}}"
                        + "| “times” must be above 0, such as 1000 for kg to g.",
                "{item: a, type: quantity, unit: g, units: [{unit: kg}], label: {en: A}}"
                        + "| “times” is missing. Right would be: A number above 0 that gives the unit of record when"
                        + " multiplied with.",
                "{item: a, type: measurement, label: {en: A}}"
                        + "| A measurement is in mm or cm. Add “unit: mm” or “unit: cm”.",
                "{item: a, type: measurement, unit: mm, derive: '1', label: {en: A}}"
                        + "| A measurement is always entered. Leave “derive” out, or use decimal for one number.",
                "{item: a, type: text, accept: [pdf], label: {en: A}}| “accept” is for file only. Leave it out.",
                "{item: a, type: file, accept: [exe], label: {en: A}}"
                        + "| “exe” is not possible for “accept”. Possible are: pdf, png, jpg, dcm, zip, tiff, svs.",
                "{item: a, type: file, derive: 'good', label: {en: A}}"
                        + "| A file is always uploaded. Leave “derive” out.",
                "{item: a, type: integer, showAs: age, label: {en: A}}| An age is shown of days. Add “unit: d”.",
                "{item: a, type: decimal, unit: d, showAs: age, label: {en: A}}"
                        + "| “showAs” is for integer only. Leave it out.",
                "{item: a, type: time, unit: h, label: {en: A}}"
                        + "| “unit” is for integer, decimal, quantity and measurement only. Leave it out.",
                "{item: a, type: choice, label: {en: A}}"
                        + "| The choice has no codes. Add “codelist: name” or “codes: [a, b]”.",
                "{item: a, type: choice, codes: [x, y, x], label: {en: A}}"
                        + "| Code “x” stands here a second time. Keep one.",
                "{item: a, type: choice, codes: [x, {code: y, label: {en: Y}, successor: z}], label: {en: A}}"
                        + "| The successor “z” is no other code of this list. Name the code that means the same tumour now.",
                "{item: a, type: choice, codelist: stagge, label: {en: A}}"
                        + "| There is no usable code list “stagge”. Did you mean “stage”?",
                "{item: a, type: group, label: {en: A}}| The group has no “items”. Add a list of items.",
                "{item: a, type: text, overridable: true, label: {en: A}}"
                        + "| Only a derived item can be overridden. Add “derive” or leave “overridable” out.",
                "{item: a, type: text, askedWhen: 'b = +', label: {en: A}}"
                        + "| The rule in “askedWhen” is not FEEL: it is not understood from “= +” on.",
                "{item: a, type: text, askedWhen: 'godd = \"x\"', label: {en: A}}"
                        + "| “godd” is neither an item of this form nor a form. Did you mean “good”?",
                "{item: a, type: text, askedWhen: 'other.godd = \"x\"', label: {en: A}}"
                        + "| “godd” is not an item of the form “other”. Did you mean “good”?",
                "{item: a, type: text, askedWhen: 'flavour.godd = \"blank\"', label: {en: A}}"
                        + "| “godd” is not an item of this form. Did you mean “good”?",
                "{item: a, type: text, askedWhen: 'certainlyBfore(good, good)', label: {en: A}}"
                        + "| There is no function “certainlyBfore”. Did you mean “certainlyBefore”?",
                "{item: a, type: text, askedWhen: 'other.stage = \"X\"', label: {en: A}}"
                        + "| “other.stage” can never be “X”, which is none of its codes. Possible are: I, II.",
                "{item: a, type: yes-no, derive: 'isFuture(good)', label: {en: A}}"
                        + "| A derived value must not change with the day: “isFuture” is possible in checks only.",
                "{item: a, type: text, askedWhen: 'a = \"x\"', label: {en: A}}"
                        + "| The rule depends on itself: form.a needs form.a. Change one of these rules.",
                "{item: good, type: text, label: {en: A}}"
                        + "| There is an item “good” in line 9 already. Choose another key.",
                "{item: size__why, type: text, label: {en: A}}"
                        + "| “size__why” could not be told from a column that exported tables have besides the items."
                        + " Choose a key without it.",
                "{item: rc_case, type: text, label: {en: A}}"
                        + "| “rc_case” could not be told from a column that exported tables have besides the items."
                        + " Choose a key without it.",
                "{item: g, type: group, label: {en: G}, items: [{item: a, type: group, label: {en: A},"
                        + " items: [{item: b, type: text, askedWhen: 'some x in a satisfies x.c = \"1\"', label: {en: A}}]}]}"
                        + "| “c” is not an item of the group “a”. Possible are: b.",
                "{item: a, type: measurement, unit: mm, askedWhen: 'a.largst > 1', label: {en: A}}"
                        + "| “largst” is not a part of “a”. Did you mean “largest”?",
                "{item: a, type: text, layout: table, label: {en: A}}" + "| “layout” is for group only. Leave it out.",
                "'{item: a, type: text, label: {en: A: B}}'"
                        + "| This is not YAML: there is a colon where none may be; put a text with a colon in quotes.",
                "'{item: a, type: text, label: {en: Is it so?, de: A}}'"
                        + "| This is not YAML: there is a question mark where none may be; put a text with a question mark"
                        + " in quotes.",
            })
    void aMistakeInAnItemIsToldWithItsLineAndWhatWouldBeRight(String item, String message) {
        FormLibrary library = FormFiles.with("form", "- " + item.strip() + "\n" + GOOD)
                .and("other", GOOD + "\n- {item: stage, type: choice, codelist: stage, label: {en: S}}")
                .file("codelists/stage.yaml", "codelist: stage\ntitle: {en: S}\ncodes: [I, II]\n")
                .load();
        boolean second = message.startsWith("There is an item");
        String expected = second ? message.replace("line 9", "line 8") : message;
        assertThat(problems(library)).containsExactly("forms/core/form.yaml:" + (second ? 9 : 8) + ": " + expected);
        assertThat(keys(library.forms())).containsExactly("other");
    }

    @Test
    void cyclesAreNamedAcrossForms() {
        FormLibrary library = FormFiles.with(
                        "first", "- {item: a, type: decimal, derive: 'second.b + 1', label: {en: A}}")
                .and("second", GOOD + "\n- {item: b, type: decimal, askedWhen: 'first.a > 1', label: {en: B}}")
                .and("third", "- {item: c, type: decimal, derive: 'first.a', label: {en: C}}")
                .load();
        assertThat(problems(library))
                .containsExactly(
                        "forms/core/first.yaml:8: The rule depends on itself: first.a needs second.b needs first.a."
                                + " Change one of these rules.",
                        "forms/core/second.yaml:9: The rule depends on itself: first.a needs second.b needs first.a."
                                + " Change one of these rules.");
        assertThat(keys(library.forms())).containsExactly("third");
    }

    @Test
    void aWrongCodeListIsMissingInTheFormsThatUseIt() {
        FormLibrary library = FormFiles.with("form", "- {item: a, type: choice, codelist: stage, label: {en: A}}")
                .and("other", GOOD)
                .file("codelists/stage.yaml", "codelist: stages\ntitle: {en: S}\ncodes:\n  - {code: I}\n")
                .load();
        assertThat(problems(library))
                .containsExactly(
                        "forms/codelists/stage.yaml:1: “stages” is not the name of the file. Write “codelist: stage”,"
                                + " or rename the file to stages.yaml.",
                        "forms/codelists/stage.yaml:4: “label” is missing. Right would be: a text by language,"
                                + " English at least: {en: …}.",
                        "forms/core/form.yaml:8: There is no usable code list “stage”.");
        assertThat(keys(library.forms())).containsExactly("other");
    }

    @Test
    void theFileNameIsTheKey() {
        FormLibrary library = FormFiles.with("form", GOOD)
                .file("core/wrong.yaml", "form: right\nversion: 1\ntitle: {en: R}\nsections: []\n")
                .load();
        assertThat(problems(library))
                .containsExactly(
                        "forms/core/wrong.yaml:1: “right” is not the name of the file. Write “form: wrong”, or rename"
                                + " the file to right.yaml.",
                        "forms/core/wrong.yaml:4: “sections” is empty. Right would be: The sections of the form, at"
                                + " least one.");
    }

    @Test
    void checksNeedAnItemAndARuleThatFits() {
        FormLibrary library = FormFiles.with("form", GOOD).checks("""
                        - {check: one, item: god, severity: error, when: 'good = "x"', message: {en: M}}
                        - {check: one, item: good, severity: fatal, when: 'good = "x"', message: {en: M}}
                        """).load();
        assertThat(problems(library))
                .containsExactly("forms/core/form.yaml:11: “fatal” is not possible for “severity”. Possible are: error,"
                        + " query, warning.");
        library = FormFiles.with("form", GOOD).checks("""
                        - {check: one, item: god, severity: error, when: 'good = "x"', message: {en: M}}
                        - {check: one, item: good, severity: error, when: 'good =', message: {en: M}}
                        """).load();
        assertThat(problems(library))
                .containsExactly(
                        "forms/core/form.yaml:10: “god” is not an item of this form. Did you mean “good”?",
                        "forms/core/form.yaml:11: There is a check “one” already. Choose another key.",
                        "forms/core/form.yaml:11: The rule in “when” is not FEEL: it is not understood from “=” on.");
    }

    @Test
    void theCasebookListsEveryForm() {
        FormLibrary library = FormFiles.with("form", GOOD)
                .and("other", GOOD)
                .file("casebook.yaml", "casebook:\n  - othr\n  - other\n")
                .load();
        assertThat(problems(library))
                .containsExactly("forms/casebook.yaml:2: There is no form “othr”. Did you mean “other”?");
        library = FormFiles.with("form", GOOD)
                .and("other", GOOD)
                .file("casebook.yaml", "casebook: [other]\n")
                .load();
        assertThat(problems(library))
                .containsExactly("forms/casebook.yaml:1: The form “form” is not in the list. Add it where it belongs.");
        assertThat(keys(library.forms())).containsExactly("other", "form");
    }

    @Test
    void theFormsOfACaseAreThoseOfItsTumourType() {
        String tumour = "form: %s\nversion: 1\ntitle: {en: T}\ntumourType: %s\nsections:\n  - section: s\n"
                + "    title: {en: S}\n    items:\n      " + GOOD + "\n";
        FormLibrary library = FormFiles.with("a", GOOD)
                .and("b", GOOD)
                .file("tumours/act.yaml", tumour.formatted("act", "T03"))
                .file("tumours/ppb.yaml", tumour.formatted("ppb", "T01"))
                .file("casebook.yaml", "casebook: [b, tumours, a]\n")
                .load();
        assertThat(problems(library)).isEmpty();
        assertThat(keys(library.forms())).containsExactly("b", "ppb", "act", "a");
        assertThat(keys(library.formsFor(new TumourType("T03")))).containsExactly("b", "act", "a");
        assertThat(keys(library.formsFor(null))).containsExactly("b", "a");
    }

    @Test
    void aFormHasAllThatItsFileSays() {
        FormDefinition form = FormFiles.with("form", """
                - item: weight
                  type: decimal
                  unit: g
                  min: 0.10
                  decimals: 1
                  required: true
                  flavours: [unknown, not-done]
                  label: {en: Weight, de: Gewicht}
                  jrc: 2.1
                - {item: day, type: date, precision: [day, month], label: {en: D}}
                - {item: answer, type: choice, codes: [yes, no, 01, {code: 2, label: {en: Two}}], label: {en: A}}
                - item: rows
                  type: group
                  minRows: 1
                  label: {en: R}
                  items: [{item: inner, type: text, label: {en: I}}]
                """).load().form(new FormKey("form"));
        Item weight = form.find("weight").orElseThrow();
        assertThat(weight.type()).isEqualTo(ItemType.DECIMAL);
        assertThat(weight.unit()).isEqualTo("g");
        assertThat(weight.range().min()).isEqualByComparingTo("0.1");
        assertThat(weight.range().decimals()).isEqualTo(1);
        assertThat(weight.nullFlavours()).containsExactlyInAnyOrder(NullFlavour.UNKNOWN, NullFlavour.NOT_DONE);
        assertThat(weight.origin().jrc()).isEqualTo("2.1");
        assertThat(weight.label().in(java.util.Locale.GERMAN)).isEqualTo("Gewicht");
        assertThat(((Item.Date) form.find("day").orElseThrow()).precisions())
                .isEqualTo(Set.of(DatePrecision.DAY, DatePrecision.MONTH));
        assertThat(form.find("answer").orElseThrow().codeList().codes())
                .extracting(Code::value)
                .containsExactly("yes", "no", "01", "2");
        assertThat(form.find(ItemPath.inRow("rows", "r1", "inner"))).isPresent();
        assertThat(((Item.Group) form.find("rows").orElseThrow()).minRows()).isEqualTo(1);
    }

    @Test
    void aGroupStandsInAGroupButNoDeeper() {
        String group = "- {item: %s, type: group, layout: table, label: {en: G}, items: [%s]}";
        String inner = group.formatted("inner", "{item: a, type: text, label: {en: A}}");
        FormLibrary library = FormFiles.with("form", group.formatted("outer", inner.substring(2)))
                .load();
        assertThat(problems(library)).isEmpty();
        Item.Group outer =
                (Item.Group) library.form(new FormKey("form")).find("outer").orElseThrow();
        assertThat(outer.table()).isTrue();
        assertThat(outer.items().getFirst().items()).extracting(Item::key).containsExactly("a");
        assertThat(library.form(new FormKey("form")).find(ItemPath.parse("outer[1].inner[2].a")))
                .contains(outer.items().getFirst().items().getFirst());

        String twice =
                group.formatted("g", "{item: a, type: text, label: {en: A}}, {item: a, type: text, label: {en: B}}");
        assertThat(problems(FormFiles.with("form", twice).load()))
                .containsExactly("forms/core/form.yaml:8: There is an item “a” in line 8 already. Choose another key.");

        String deep = group.formatted(
                "deep", group.formatted("outer", inner.substring(2)).substring(2));
        assertThat(problems(FormFiles.with("form", deep).load()))
                .containsExactly("forms/core/form.yaml:8: A group can stand in a group, but not in one that does so"
                        + " itself. Make it a group of the form, or of the outer group.");
    }

    @Test
    void aTitleIsFollowedByTheAnswerToAnItemOfTheForm() {
        String items = """
                - {item: kind, type: choice, codes: [a, b], label: {en: Kind}}
                - {item: done_on, type: date, label: {en: On}}
                - {item: remark, type: long-text, label: {en: Remark}}
                - {item: rows, type: group, label: {en: Rows}, items: [{item: inner, type: text, label: {en: I}}]}
                """;
        FormLibrary library = FormFiles.with("form", items).titleFrom("kind").load();

        assertThat(problems(library)).isEmpty();
        assertThat(library.form(new FormKey("form")).titleItem().map(Item::key)).contains("kind");
        assertThat(problems(FormFiles.with("form", items).titleFrom("knd").load()))
                .containsExactly(
                        "forms/core/form.yaml:4: “knd” is not an item of this form outside of groups. Did you mean"
                                + " “kind”?");
        assertThat(problems(FormFiles.with("form", items).titleFrom("inner").load()))
                .singleElement()
                .asString()
                .contains("“inner” is not an item of this form outside of groups.");
        for (String other : List.of("remark", "rows")) {
            assertThat(problems(FormFiles.with("form", items).titleFrom(other).load()))
                    .containsExactly("forms/core/form.yaml:4: “" + other
                            + "” does not fit behind a title. Name a text, date, choice or code.");
        }
    }

    @Test
    void theCommandTellsProblemsByItsExitCode(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("core"));
        Files.writeString(folder.resolve("casebook.yaml"), "casebook: [form]\n");
        Path form = folder.resolve("core/form.yaml");
        Files.writeString(
                form,
                "form: form\nversion: 1\ntitle: {en: F}\nsections:\n  - section: s\n    title: {en: S}\n"
                        + "    items:\n      " + GOOD + "\n");
        assertThat(printed(0, folder)).isEqualTo("1 form, no problems.\n");
        Files.writeString(form, "form: [\n");
        assertThat(printed(1, folder))
                .contains(form + ":2: This is not YAML: ")
                .endsWith("1 problem, 0 forms to use.\n");
        assertThat(printed(2, folder.resolve("nowhere"))).contains("There is no folder");
    }

    @Test
    void aFileInAnotherEncodingIsToldWithItsLine(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("codelists"));
        Files.writeString(folder.resolve("casebook.yaml"), "casebook: [form]\n");
        Files.writeString(folder.resolve("codelists/sites.yaml"), "codelist: sites\ntitle: {en: S}\nfile: sites.csv\n");
        Path table = folder.resolve("codelists/sites.csv");
        Files.writeString(table, "code,en,de\na,A,A\nb,B,\u00dcber\n", StandardCharsets.ISO_8859_1);
        assertThat(printed(1, folder))
                .contains(table + ":3: A letter is not in UTF-8. Save the file again with the encoding UTF-8.\n");
    }

    @Test
    void aFileWithAnotherEndingIsNotPassedOver() {
        FormLibrary library = FormFiles.with("form", GOOD)
                .file("tumours/more.yml", "form: more\n")
                .load();
        assertThat(problems(library))
                .containsExactly("forms/tumours/more.yml:1: The file is not read. Let its name end with “.yaml”.");
        assertThat(keys(library.forms())).containsExactly("form");
    }

    private static String printed(int exitCode, Path folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(FormsCommand.run(out, "forms", "check", folder.toString())).isEqualTo(exitCode);
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
