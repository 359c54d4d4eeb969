package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.study.TumourType;

/** The forms in {@code forms/}: what they ask, derive and find, told by three complete cases and changes of any case. */
class ShippedFormsTests {

    private static final Path FOLDER = Path.of("src/test/resources/forms");
    private static final String TOLD_BY_STAGING_EDITION_TESTS = "extent.staging_schema";

    private static final Map<String, Map<String, Map<String, @Nullable Object>>> CHANGES =
            ShippedCase.load(FOLDER.resolve("checks.yaml"));

    private static final Map<String, Map<String, Map<String, @Nullable Object>>> STILL_RIGHT =
            ShippedCase.load(FOLDER.resolve("silent-checks.yaml"));

    @SuppressWarnings("unused")
    private static final List<String> STILL_RIGHT_CHECKS = List.copyOf(STILL_RIGHT.keySet());

    @SuppressWarnings("unused")
    private static final List<Map<String, Object>> DERIVATIONS = ShippedCase.load(FOLDER.resolve("derivations.yaml"));

    @Test
    void noFileHasAMistake() {
        assertThat(ShippedCase.FORMS.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "P", "S"})
    void aCompleteCaseHasNoFinding(String letter) {
        assertThat(new ShippedCase(letter).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "P", "S"})
    void aCompleteCaseAnswersNothingThatIsNotAsked(String letter) {
        assertThat(new ShippedCase(letter).hiddenAnswers()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tumourTypes")
    void anEmptyCaseOfAnyTypeOnlyLacksAnswers(String type) {
        ShippedCase empty = new ShippedCase(type);
        assertThat(empty.findings()).isNotEmpty().allMatch(it -> it.contains("/" + Finding.MISSING + " at "));
    }

    @ParameterizedTest
    @MethodSource("tumourTypes")
    void everyTumourTypeHasItsForm(String type) {
        assertThat(ShippedCase.FORMS.formsFor(new TumourType(type)))
                .filteredOn(form -> form.tumourType() != null)
                .hasSize(1)
                .allMatch(FormDefinition::blinded);
    }

    static Stream<String> tumourTypes() {
        return ShippedCase.FORMS.codeList("tumour-types").codes().stream().map(Code::value);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everyCheckFindsWhatItIsThereFor(String check) {
        assertThat(CHANGES).as("change that the check finds").containsKey(check);
        CHANGES.get(check)
                .forEach((letter, change) -> assertThat(
                                new ShippedCase(letter).set(change).findings())
                        .anyMatch(finding -> finding.startsWith(check + " at ")));
    }

    static Stream<String> checks() {
        return Stream.concat(
                        ShippedCase.FORMS.forms().stream()
                                .flatMap(form -> form.checks().stream().map(check -> form.key() + "/" + check.key())),
                        CHANGES.keySet().stream())
                .distinct();
    }

    @Test
    void everyChangeIsOfACheck() {
        assertThat(CHANGES.keySet()).containsAll(STILL_RIGHT.keySet());
    }

    @ParameterizedTest
    @FieldSource("STILL_RIGHT_CHECKS")
    void aCheckIsSilentAboutWhatIsStillRight(String check) {
        STILL_RIGHT
                .get(check)
                .forEach((letter, change) -> assertThat(
                                new ShippedCase(letter).set(change).findings())
                        .noneMatch(finding -> finding.startsWith(check + " at ")));
    }

    @ParameterizedTest
    @FieldSource("DERIVATIONS")
    void valuesFollowFromTheAnswers(Map<String, Object> derivation) {
        ShippedCase changed = new ShippedCase((String) derivation.get("of")).set(map(derivation.get("set")));
        map(derivation.get("gives"))
                .forEach((path, value) ->
                        assertThat(changed.value(path)).as(path).isEqualTo(value == null ? null : value.toString()));
    }

    /** No rule is shipped of which nobody has said what it gives: each code that it names, or two results at least. */
    @ParameterizedTest
    @MethodSource("deriveRules")
    void everyDeriveRuleIsToldByCases(String path, Item item) {
        Set<String> told = DERIVATIONS.stream()
                .flatMap(derivation -> map(derivation.get("gives")).entrySet().stream())
                .filter(given -> given.getKey().replaceAll("\\[\\d+]", "").equals(path))
                .flatMap(given -> Stream.of(String.valueOf(given.getValue()).split(", ")))
                .collect(Collectors.toSet());
        assertThat(told).as("results in derivations.yaml").containsAll(codesNamed(item));
        assertThat(told).as("results in derivations.yaml").hasSizeGreaterThan(1);
    }

    static Stream<Arguments> deriveRules() {
        return ShippedCase.FORMS.forms().stream()
                .flatMap(form -> form.items().flatMap(item -> derived(form.key() + ".", item)))
                .filter(rule -> !rule.get()[0].equals(TOLD_BY_STAGING_EDITION_TESTS));
    }

    private static Stream<Arguments> derived(String before, Item item) {
        String path = before + item.key();
        Stream<Arguments> own = item.isDerived() ? Stream.of(Arguments.of(path, item)) : Stream.empty();
        return Stream.concat(own, item.items().stream().flatMap(inner -> derived(path + ".", inner)));
    }

    private static List<String> codesNamed(Item item) {
        CodeList codes = item.codeList();
        return codes == null || item.type() != ItemType.CHOICE
                ? List.of()
                : codes.codes().stream()
                        .map(Code::value)
                        .filter(code -> item.derive().text().contains("\"" + code + "\""))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    @Test
    void allCommonDataElementsForRareDiseasesAreAsked() {
        Set<String> numbers = ShippedCase.FORMS.forms().stream()
                .flatMap(form -> form.items())
                .map(item -> item.origin().jrc())
                .filter(number -> number != null)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(numbers)
                .containsExactly(
                        "1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "5.1", "5.2", "6.1", "6.2", "6.3", "7.1", "7.2",
                        "7.3", "7.4", "8.1");
    }

    @Test
    void aBlindedReviewerIsShownWhoThePatientIsAndNothingThatTheSiteFound() {
        assertThat(ShippedCase.FORMS.forms().stream()
                        .filter(form -> !form.blinded())
                        .map(form -> form.key().value()))
                .containsExactly("registration", "demographics", "central-review");
    }

    @Test
    void aBlindedReviewerIsToldOfHiddenFormsWhatTheReferralSaysAndOfTheDateOfBirthTheAge() {
        assertThat(ShippedCase.FORMS.forms().stream()
                        .filter(FormDefinition::blinded)
                        .flatMap(form -> form.withoutBlindedItems().items().map(item -> form.key() + "." + item.key())))
                .containsExactly(
                        "diagnosis.topography",
                        "diagnosis.topography_other",
                        "diagnosis.laterality",
                        "local-pathology.sampling",
                        "local-pathology.specimen_of",
                        "local-pathology.size",
                        "local-pathology.specimen_weight");
        FormDefinition demographics = ShippedCase.FORMS.form(new FormKey("demographics"));
        assertThat(demographics.withoutBlindedItems().items().map(Item::key))
                .contains("sex", "age_at_diagnosis_days", "age_at_diagnosis_years")
                .doesNotContain("date_of_birth");
        assertThat(ShippedCase.FORMS
                        .form(new FormKey("registration"))
                        .withoutBlindedItems()
                        .items()
                        .map(Item::key))
                .contains("clinical_question")
                .doesNotContain("reconsent_due", "pseudonyms", "site_patient_code");
    }

    @Test
    void whatIsNotConfirmedSaysWhatIsOpen() {
        assertThat(ShippedCase.FORMS.forms())
                .allSatisfy(form -> assertThat(
                                form.items().flatMap(item -> Stream.concat(Stream.of(item), item.items().stream())))
                        .allSatisfy(item -> assertThat(item.origin().note() != null)
                                .isEqualTo(item.origin().confirm())));
    }
}
