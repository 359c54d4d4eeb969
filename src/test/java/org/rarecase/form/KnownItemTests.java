package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownItemTests {

    @Test
    void theShippedFormsHaveAllThatTheProgramReads() {
        assertThat(KnownItem.missing(FormFiles.shipped())).isEmpty();
        assertThat(KnownItem.values())
                .allMatch(known -> FormFiles.shipped().find(known.form()).isPresent());
    }

    @Test
    void aFormWithoutItsItemIsToldAndAMissingFormIsNot() {
        FormLibrary forms = FormFiles.with("demographics", "- {item: born, type: date, label: {en: Born}}\n")
                .load();

        assertThat(KnownItem.missing(forms))
                .containsExactly("demographics has no item date_of_birth, which the program reads and takes for not"
                        + " answered");
    }

    @Test
    void anItemOfAnotherTypeIsTold() {
        FormLibrary forms = FormFiles.with("demographics", "- {item: date_of_birth, type: text, label: {en: Born}}\n")
                .load();

        assertThat(KnownItem.missing(forms))
                .singleElement()
                .asString()
                .contains("demographics.date_of_birth is of type text", "reads it as date");
    }
}
