package org.rarecase.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rarecase.demo.DemoCase.DemoQuery;
import org.rarecase.entry.Finding;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Severity;
import org.rarecase.form.reading.FormFolder;

/** The demo's cases must pass our own checks, and show the product in every state. */
class DemoCasesTests {

    /** Nothing in the demo may be later than this. */
    private static final Clock LATEST = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

    private static final FormLibrary LIBRARY = FormFolder.load(Path.of("forms"), LATEST);
    private static final List<DemoCase> CASES = DemoFiles.cases();
    private static final Map<DemoCase, EvaluatedCase> EVALUATED = new IdentityHashMap<>();

    @Test
    void thereAreEightCasesOfEachTumourTypeAtThreeSites() {
        Map<String, Long> types = CASES.stream()
                .map(DemoCasesTests::tumourType)
                .collect(Collectors.groupingBy(type -> type, Collectors.counting()));

        assertThat(CASES).hasSizeGreaterThanOrEqualTo(24);
        assertThat(List.of("T01", "T03", "T07"))
                .allSatisfy(type -> assertThat(types.get(type)).isGreaterThanOrEqualTo(8));
        assertThat(CASES)
                .extracting(DemoCase::site)
                .containsOnly("PAD", "TUE", "LYO")
                .contains("PAD", "TUE", "LYO");
    }

    private static String tumourType(DemoCase demoCase) {
        List<Map<String, Object>> diagnosis = demoCase.filledForms().getOrDefault("diagnosis", List.of());
        return diagnosis.isEmpty()
                ? "none yet"
                : String.valueOf(diagnosis.getFirst().get("tumour_type"));
    }

    @Test
    void everyStateOccursAndNoOther() {
        assertThat(CASES.stream().map(DemoCase::reach).distinct())
                .containsExactlyInAnyOrder(
                        "entering", "submitted", "data-reviewed", "reviewed", "ready", "returned", "approved");
    }

    @Test
    void stagesAndTypesOccurOnBothSidesOfTheirThresholds() {
        assertThat(answers("adrenocortical-tumour", "cog_stage")).contains("I", "II", "III", "IV");
        assertThat(answers("adrenocortical-tumour", "wieneke_class")).contains("benign", "uncertain", "malignant");
        assertThat(answers("pleuropulmonary-blastoma", "ppb_type")).contains("I", "Ir", "II", "III", "II/III");
        assertThat(answers("pleuropulmonary-blastoma", "irs_group")).contains("I", "III", "IV");
        assertThat(answers("sex-cord-stromal-tumour", "figo_stage")).contains("IA", "IC1", "IC2", "IIIC");
    }

    private static List<String> answers(String form, String item) {
        return CASES.stream()
                .filter(it -> it.filledForms().containsKey(form))
                .map(it -> evaluated(it).answer(form, item))
                .toList();
    }

    @Test
    void aboutOneReviewInFourDisagrees() {
        List<Object> verdicts = CASES.stream()
                .filter(it -> !it.review().isEmpty())
                .map(it -> it.review().get("concordance"))
                .toList();

        assertThat(verdicts).contains("concordant", "minor-disagreement", "major-disagreement");
        assertThat(verdicts).filteredOn(it -> !"concordant".equals(it)).hasSizeBetween(3, 5);
    }

    @Test
    void noTwoCasesAreTheSamePatient() {
        assertThat(CASES.stream().map(it -> it.filledForms().get("registration").getFirst()))
                .extracting(it -> it.get("site_patient_code"))
                .doesNotHaveDuplicates();
        assertThat(CASES.stream().map(it -> it.filledForms().get("demographics").getFirst()))
                .extracting(it -> it.get("date_of_birth"))
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> nothingThatIsFilledIsWrong() {
        return ofEach(
                it -> true,
                it -> assertThat(evaluated(it).findings(Severity.ERROR)).allMatch(Finding::isMissing));
    }

    @TestFactory
    Stream<DynamicTest> whatWasSubmittedIsComplete() {
        return ofEach(
                it -> !it.reaches("entering"),
                it -> assertThat(evaluated(it).findings(Severity.ERROR)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> entryLeavesSomethingToDo() {
        return ofEach(
                it -> it.reaches("entering"),
                it -> assertThat(evaluated(it).findings(Severity.ERROR)).isNotEmpty());
    }

    @TestFactory
    Stream<DynamicTest> onlyWhatIsAskedIsAnswered() {
        return ofEach(
                it -> true, it -> assertThat(evaluated(it).answeredButHidden()).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> reviewsAreCompleteWhereThereAreAny() {
        return ofEach(it -> true, it -> {
            boolean reviewed = it.reaches("reviewed", "ready", "returned", "approved");
            assertThat(!it.review().isEmpty()).isEqualTo(reviewed);
            EvaluatedCase evaluated = EvaluatedCase.withReview(LIBRARY, it);
            boolean compared = reviewed && !it.comparison().isEmpty();
            assertThat(evaluated.findings(Severity.ERROR)).allMatch(finding -> !compared && finding.isMissing());
            assertThat(evaluated.answeredButHidden()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> approvedCasesLeaveNothingToAsk() {
        return ofEach(it -> it.reaches("approved"), it -> {
            assertThat(it.queries()).allMatch(DemoQuery::closed);
            assertThat(EvaluatedCase.withReview(LIBRARY, it).findings(Severity.QUERY))
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> queriesAreAtAnsweredItemsAndTheirCorrectionsAreRight() {
        return ofEach(it -> !it.queries().isEmpty(), it -> {
            assertThat(it.reaches("entering")).isFalse();
            assertThat(it.queries()).allSatisfy(query -> {
                assertThat(query.text()).isNotBlank();
                assertThat(query.closed() && query.answer().isEmpty()).isFalse();
                assertThat(!query.correction().isEmpty() && query.answer().isEmpty())
                        .isFalse();
                assertThat(evaluated(it).answer(query.form(), query.item())).isNotBlank();
            });
            EvaluatedCase corrected = EvaluatedCase.corrected(LIBRARY, it);
            assertThat(corrected.findings(Severity.ERROR)).isEmpty();
            assertThat(corrected.answeredButHidden()).isEmpty();
            it.queries().stream()
                    .filter(query -> !query.correction().isEmpty())
                    .forEach(query -> assertThat(corrected.answer(query.form(), query.item()))
                            .isEqualTo(query.correction())
                            .isNotEqualTo(evaluated(it).answer(query.form(), query.item())));
        });
    }

    @TestFactory
    Stream<DynamicTest> returnedCasesSayWhy() {
        return ofEach(it -> true, it -> assertThat(!it.returnReason().isBlank()).isEqualTo(it.reaches("returned")));
    }

    private static EvaluatedCase evaluated(DemoCase demoCase) {
        return EVALUATED.computeIfAbsent(demoCase, it -> EvaluatedCase.of(LIBRARY, it));
    }

    private static Stream<DynamicTest> ofEach(Predicate<DemoCase> which, Consumer<DemoCase> test) {
        return CASES.stream().filter(which).map(it -> DynamicTest.dynamicTest(name(it), () -> test.accept(it)));
    }

    private static String name(DemoCase demoCase) {
        Object code = demoCase.filledForms().get("registration").getFirst().get("site_patient_code");
        return code + " " + demoCase.reach();
    }
}
