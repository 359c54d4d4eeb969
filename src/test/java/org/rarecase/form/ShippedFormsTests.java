package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.reading.ShippedForms;
import org.rarecase.study.TumourType;

class ShippedFormsTests {

    private final FormLibrary library = FormFiles.shipped();

    @Test
    void everyFileIsWithoutProblems() {
        assertThat(library.problems()).isEmpty();
        assertThat(library.forms()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void noRuleFindsOrCalculatesSomethingForTheOnlyReasonThatAnAnswerIsMissing() {
        assertThat(library.warnings()).isEmpty();
    }

    @Test
    void theyComeAlongOnTheClassPath() throws Exception {
        FormLibrary onClassPath = ShippedForms.load(FormFiles.CLOCK);
        assertThat(onClassPath.problems()).isEmpty();
        assertThat(onClassPath.forms())
                .extracting(FormDefinition::key)
                .containsExactlyElementsOf(
                        library.forms().stream().map(FormDefinition::key).toList());
    }

    @Test
    void theTumourTypeDecidesWhichTumourFormACaseHas() {
        library.codeList("tumour-types")
                .codes()
                .forEach(type -> assertThat(library.formsFor(new TumourType(type.value())).stream()
                                .filter(form -> form.tumourType() != null))
                        .as(type.value())
                        .hasSizeLessThanOrEqualTo(1));
        assertThat(library.find(new FormKey("diagnosis")).flatMap(form -> form.find(KnownItem.TUMOUR_TYPE.path())))
                .isPresent();
    }

    /** The edit checks across forms that every registry of these tumours needs. */
    @ParameterizedTest
    @CsvSource({
        "diagnosis/symptom-after-diagnosis, ERROR",
        "diagnosis/diagnosis-after-death, ERROR",
        "surgery/surgery-before-diagnosis, QUERY",
        "surgery/surgery-after-death, ERROR",
        "systemic-therapy/start-before-diagnosis, QUERY",
        "systemic-therapy/start-after-death, ERROR",
        "radiotherapy/start-before-diagnosis, QUERY",
        "radiotherapy/start-after-death, ERROR",
        "follow-up/follow-up-before-diagnosis, ERROR",
        "follow-up/follow-up-before-surgery, QUERY",
        "follow-up/follow-up-before-treatment, QUERY",
        "follow-up/follow-up-after-death, ERROR",
        "registration/older-than-18, ERROR",
        "diagnosis/ovary-in-male, QUERY",
        "diagnosis/testis-in-female, QUERY",
        "local-pathology/margins-without-surgery, QUERY",
        "extent/stage-iv-without-m1, QUERY",
        "extent/m1-without-stage-iv, QUERY",
        "systemic-therapy/anthracyclines-from-250, WARNING",
        "systemic-therapy/anthracyclines-above-450, QUERY",
        "demographics/height-unlike-age, WARNING",
        "demographics/weight-unlike-age, WARNING",
        "diagnosis/local-unlike-central, QUERY"
    })
    void whatContradictsAcrossFormsIsFound(String name, Severity severity) {
        String[] parts = name.split("/");
        assertThat(library.form(new FormKey(parts[0])).checks())
                .filteredOn(check -> check.key().equals(parts[1]))
                .extracting(Check::severity)
                .containsExactly(severity);
    }

    /** Codes of another tumour type are refused by the items themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"topography", "morphology"})
    void siteAndHistologyAreThoseOfTheTumourType(String item) {
        assertThat(library.form(new FormKey("diagnosis")).find(item)).get().matches(Item::isByTumourType);
    }
}
