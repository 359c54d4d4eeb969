package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rarecase.study.TumourType;

class ShippedFormsTests {

    private final FormLibrary library = FormFiles.shipped();

    @Test
    void everyFileIsWithoutProblems() {
        assertThat(library.problems()).isEmpty();
        assertThat(library.forms()).hasSizeGreaterThanOrEqualTo(12);
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
        assertThat(library.find(new FormKey("diagnosis")).flatMap(form -> form.find(RuleGraph.TUMOUR_TYPE.item())))
                .isPresent();
    }
}
