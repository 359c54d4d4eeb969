package org.rarecase.exchange.odm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rarecase.exchange.fact.SeenForms.filled;
import static org.rarecase.exchange.fact.SeenForms.numbered;
import static org.rarecase.exchange.fact.SeenForms.repeating;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
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
import org.rarecase.exchange.fact.GeneratedHistory;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;

/** What goes out comes back the same, and goes out again as the same bytes. */
class OdmRoundTripTests {

    static Stream<Arguments> seeds() {
        return LongStream.rangeClosed(1, 40)
                .boxed()
                .flatMap(seed -> Written.DIALECTS.stream().map(dialect -> Arguments.of(seed, dialect)));
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

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("seeds")
    void theHistoryOfACaseComesBackBesideIt(long seed, Dialect dialect) throws Exception {
        GeneratedAnswers made = GeneratedAnswers.of(seed);
        Random random = new Random(seed);
        List<CaseFact> cases = new ArrayList<>();
        for (int number = 1; number < 4; number++) {
            CaseFact fact = EveryType.of(made.form(), GeneratedAnswers.to(made.form(), random));
            cases.add(GeneratedHistory.of(numbered(number, fact), random));
        }
        comesBack(dialect, EveryType.content(made.form()).with(GeneratedHistory.PARTIES), cases);
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void eachTypeInEachStateComesBackTheSameWithItsHistory(Dialect dialect) throws Exception {
        List<CaseFact> cases = new ArrayList<>();
        for (int seed = 1; seed < 8; seed++) {
            Random random = new Random(seed);
            EveryType.states()
                    .forEach(state -> cases.add(
                            GeneratedHistory.of(numbered(cases.size() + 1, EveryType.saying(state)), random)));
        }
        comesBack(dialect, EveryType.content(EveryType.form()).with(GeneratedHistory.PARTIES), cases);
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void eachTypeInEachOfItsStatesComesBackTheSame(Dialect dialect) throws Exception {
        List<CaseFact> cases = new ArrayList<>();
        EveryType.states().forEach(state -> cases.add(numbered(cases.size() + 1, EveryType.saying(state))));
        comesBack(dialect, EveryType.content(EveryType.form()), cases);
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void visitsVersionsAndEverythingOfACaseComeBackTheSame(Dialect dialect) throws Exception {
        FormDefinition first = repeating(1, "- {item: size, type: integer, label: {en: Size}}\n");
        FormDefinition second = repeating(2, """
                - {item: size, type: integer, label: {en: Size}}
                - {item: why, type: text, label: {en: Why}}
                """);
        Content content = EveryType.content(first, second);
        Visit due = new Visit(
                VisitKind.FOLLOW_UP, 2, VisitState.MISSED, LocalDate.of(2025, 5, 17), "moved \"away\"\nfor good");
        Visit event = new Visit(VisitKind.EVENT, 1, VisitState.HANDED_IN, null, null);
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
                        filled(first, 3, event, false, "9")));
        CaseFact pseudonym =
                new CaseFact("x y/<&>", null, CaseState.ENTERING, null, ConsentState.GIVEN, null, List.of());
        comesBack(dialect, content, List.of(whole, pseudonym));
    }

    @ParameterizedTest
    @FieldSource("org.rarecase.exchange.odm.Written#DIALECTS")
    void longTextsAndEverySignOfALineComeBackTheSame(Dialect dialect) throws Exception {
        FormDefinition form = EveryType.form();
        Answers answers = Answers.NONE
                .with(ItemPath.of("asked"), Answer.text("yes"))
                .with(ItemPath.of("text"), Answer.text("]]> &amp; <b> \uD83E\uDE7A ' \" =1+1"))
                .with(ItemPath.of("long_text"), Answer.text("a\tb\n\n  c" + "ä".repeat(3_900)))
                .with(ItemPath.of("multiple_choice"), new Answer.Codes(List.of()))
                .with(ItemPath.of("integer"), new Answer.Overridden(Answer.number("3"), "read\nagain"));
        comesBack(dialect, EveryType.content(form), List.of(EveryType.of(form, answers)));
    }

    private static void comesBack(Dialect dialect, Content content, List<CaseFact> cases) throws Exception {
        byte[] written = Written.bytes(dialect, content, cases.toArray(CaseFact[]::new));
        List<CaseFact> read = new ArrayList<>();
        OdmReport report = OdmReader.read(new ByteArrayInputStream(written), content, (fact, line) -> read.add(fact));
        assertThat(report.findings()).isEmpty();
        assertThat(report.source()).isEqualTo(OdmReport.Source.RARECASE);
        assertThat(report.cases()).isEqualTo(cases.size());
        assertThat(new String(Written.bytes(dialect, content, read.toArray(CaseFact[]::new)), UTF_8))
                .isEqualTo(new String(written, UTF_8));
        // Rules are the same only as text: a form that is read twice has two.
        assertThat(read.toString().equals(cases.toString())).isTrue();
        assertThat(OdmSchemas.errorsOfOurs(dialect, written)).isEmpty();
    }
}
