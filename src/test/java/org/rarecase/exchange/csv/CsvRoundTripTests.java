package org.rarecase.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rarecase.exchange.fact.SeenForms.filled;
import static org.rarecase.exchange.fact.SeenForms.numbered;
import static org.rarecase.exchange.fact.SeenForms.repeating;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.GeneratedAnswers;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.exchange.load.Reading;
import org.rarecase.exchange.load.Unpacked;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;

/** What the tables of an export say comes back the same, in each dialect, and goes out again as the same bytes. */
class CsvRoundTripTests {

    private final List<LeftOut> leftOut = new ArrayList<>();

    static Stream<Arguments> seeds() {
        return LongStream.rangeClosed(1, 40)
                .boxed()
                .flatMap(seed -> Stream.of(Dialect.values()).map(dialect -> Arguments.of(seed, dialect)));
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("seeds")
    void anyAnswersToAnyFormComeBackTheSame(long seed, Dialect dialect) throws Exception {
        GeneratedAnswers first = GeneratedAnswers.of(seed);
        Random random = new Random(seed);
        List<CaseFact> cases = new ArrayList<>();
        cases.add(numbered(1, EveryType.of(first.form(), first.answers())));
        for (int number = 2; number < 5; number++) {
            cases.add(numbered(number, EveryType.of(first.form(), GeneratedAnswers.to(first.form(), random))));
        }
        comesBack(dialect, EveryType.content(first.form()), cases);
    }

    @ParameterizedTest
    @EnumSource
    void eachTypeInEachOfItsStatesComesBackTheSame(Dialect dialect) throws Exception {
        List<CaseFact> cases = new ArrayList<>();
        EveryType.states().forEach(state -> cases.add(numbered(cases.size() + 1, EveryType.saying(state))));
        comesBack(dialect, EveryType.content(EveryType.form()), cases);
    }

    @ParameterizedTest
    @EnumSource
    void textsThatSpreadsheetsTakeForFormulasOrNumbersComeBackTheSame(Dialect dialect) throws Exception {
        List<CaseFact> cases = new ArrayList<>();
        for (String text :
                List.of("=1+1", "'=1+1", "''-2x", "-5", "'-5", "1,5", "1.5", "'", "007", "@a;b,c\"d\"", "+1 2")) {
            Answers answers = Answers.NONE
                    .with(ItemPath.of("asked"), Answer.text("yes"))
                    .with(ItemPath.of("text"), Answer.text(text))
                    .with(ItemPath.of("long_text"), Answer.text("x\n" + text));
            cases.add(numbered(cases.size() + 1, EveryType.of(EveryType.form(), answers)));
        }
        comesBack(dialect, EveryType.content(EveryType.form()), cases);
    }

    @ParameterizedTest
    @EnumSource
    void visitsVersionsAndEverythingOfACaseComeBackTheSame(Dialect dialect) throws Exception {
        FormDefinition first = repeating(1, "- {item: size, type: integer, label: {en: Size}}\n");
        FormDefinition second = repeating(2, """
                - {item: size, type: integer, label: {en: Size}}
                - {item: why, type: text, label: {en: Why}}
                """);
        Visit due = new Visit(
                VisitKind.FOLLOW_UP, 2, VisitState.MISSED, LocalDate.of(2025, 5, 17), "=moved \"away\"\nfor good");
        CaseFact whole = new CaseFact(
                "PAD-0007",
                "PAD",
                CaseState.SUBMITTED,
                new TumourType("T03"),
                ConsentState.NO_COLLECTION,
                Instant.parse("2025-01-02T03:04:05.678Z"),
                List.of(
                        filled(first, 1, null, false, "7"),
                        filled(second, 2, due, true, "8"),
                        filled(first, 3, new Visit(VisitKind.EVENT, 1, VisitState.HANDED_IN, null, null), false, "9")));
        CaseFact pseudonym =
                new CaseFact("x y/<&>", null, CaseState.ENTERING, null, ConsentState.GIVEN, null, List.of());
        comesBack(dialect, EveryType.content(first, second), List.of(whole, pseudonym));
    }

    @Test
    void whatIsNotUnderstoodIsToldWithFileAndLine() throws Exception {
        List<String> problems = problems(
                "data/every.csv",
                text -> text.replace(",integer,", ",whole,")
                        .replace("PAD-1,,1,", "PAD-1,,1,")
                        .replace(",0.000000123456789012345,", ",0.5.5,")
                        .replace(",mg/dl,", ",,"));
        assertThat(problems)
                .contains(
                        "1  data/every.csv, whole: There is no such item in any version of the form.",
                        "2 PAD-1 data/every.csv, decimal: “0.5.5” is no number; digits with a decimal point would be right.",
                        "2 PAD-1 data/every.csv, quantity: A quantity has both a number as it was entered and its unit.");
        assertThat(problems("cases.csv", text -> text.replace(",given,", ",perhaps,")))
                .containsExactly("2 PAD-1 cases.csv, rc_consent: “perhaps” is not possible here; right would be: given,"
                        + " no-collection, no-use, erasure-asked, erased, lapsed");
        assertThat(problems("data/every.csv", text -> text.replace("PAD-1,,1,1,", "PAD-1,,1,9,")))
                .containsExactly("2 PAD-1 data/every.csv: There is no version 9 of this form here.");
    }

    @Test
    void aLineThatIsOutOfItsPlaceOrHasOtherCellsRefusesTheFile() {
        assertThatThrownBy(() -> problems("data/every.csv", text -> text.replace("PAD-1,", "PAD-2,")))
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith("data/every.csv, line 2: this line belongs to no line of cases.csv");
        assertThatThrownBy(() -> problems("data/every.csv", text -> text.replace(",c-1,", ",c-1,,")))
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith("data/every.csv, line 2: this line has other cells than the first one");
        assertThatThrownBy(() -> problems("data/every.csv", text -> text.replace("one\ntwo\"", "one\ntwo")))
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith("data/every.csv, line 2: a quotation mark is not closed");
        assertThatThrownBy(() -> problems(
                        "cases.csv", text -> text + text.lines().toList().get(1) + "\n"))
                .isInstanceOf(FileRefused.class)
                .hasMessage("cases.csv, line 3: the case PAD-1 is there twice.");
        assertThatThrownBy(() -> problems("data/every.outer.csv", text -> text.replace("rc_row", "row")))
                .isInstanceOf(FileRefused.class)
                .hasMessage("data/every.outer.csv, line 1: the column rc_row is missing.");
    }

    private List<String> problems(String name, UnaryOperator<String> change) throws IOException {
        Content content = EveryType.content(EveryType.form());
        Map<String, String> files =
                written(Dialect.MACHINE, content, List.of(numbered(1, EveryType.saying(EveryType.values()))));
        String changed = change.apply(files.get(name));
        assertThat(changed).isNotEqualTo(files.get(name));
        files.put(name, changed);
        leftOut.clear();
        read(content, files);
        return leftOut.stream()
                .map(each -> each.line() + " " + each.subject() + " " + each.place() + ": "
                        + each.why().english())
                .toList();
    }

    private void comesBack(Dialect dialect, Content content, List<CaseFact> cases) throws Exception {
        Map<String, String> files = written(dialect, content, cases);
        List<CaseFact> read = read(content, files);
        assertThat(leftOut).isEmpty();
        assertThat(written(dialect, content, read)).isEqualTo(files);
        // Rules are the same only as text: a form that is read twice has two.
        assertThat(read.toString().equals(cases.toString())).isTrue();
    }

    /** As the files of an export, in a folder of its package. */
    private List<CaseFact> read(Content content, Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("csv/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        try (Unpacked unpacked = Unpacked.of(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(new CsvFiles().recognise(unpacked)).isPresent();
        }
        List<CaseFact> read = new ArrayList<>();
        new CsvFiles()
                .reader(Reading.of("csv"))
                .read(new ByteArrayInputStream(out.toByteArray()), content, new FactReader.Sink() {
                    @Override
                    public void read(CaseFact fact, int line) {
                        read.add(fact);
                    }

                    @Override
                    public void leftOut(LeftOut what) {
                        leftOut.add(what);
                    }
                });
        return read;
    }

    private static Map<String, String> written(Dialect dialect, Content content, List<CaseFact> cases)
            throws IOException {
        WrittenFiles files = new WrittenFiles();
        try (CsvWriter writer = new CsvWriter(content, dialect, files)) {
            for (CaseFact each : cases) {
                writer.write(each);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        files.names().forEach(name -> texts.put(name, files.text(name)));
        return texts;
    }
}
