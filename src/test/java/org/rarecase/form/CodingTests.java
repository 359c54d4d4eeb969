package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.code.CodeSystem;
import org.rarecase.form.code.Coding;

class CodingTests {

    private static FormLibrary item(String keys) {
        return FormFiles.with("form", "- {item: a, type: text, label: {en: A}, " + keys + "}")
                .load();
    }

    private static FormLibrary code(String keys) {
        return FormFiles.with("form", "- {item: a, type: choice, label: {en: A}, codes: [{" + keys + "}]}")
                .load();
    }

    @Test
    void itemsAndCodesKnowWhatTheyAreCalledElsewhere() {
        Item item = item("ncit: C25364, loinc: 2160-0, orpha: ORPHA:1501")
                .form(new FormKey("form"))
                .find("a")
                .orElseThrow();
        assertThat(item.origin().codings())
                .containsExactly(
                        new Coding(CodeSystem.NCIT, "C25364"),
                        new Coding(CodeSystem.LOINC, "2160-0"),
                        new Coding(CodeSystem.ORPHA, "ORPHA:1501"));
        Item choice = code("code: DICER1, label: {en: DICER1}, hgnc: HGNC:17098, ncit: C84670")
                .form(new FormKey("form"))
                .find("a")
                .orElseThrow();
        assertThat(choice.codeList().codes().getFirst().codings())
                .containsExactly(new Coding(CodeSystem.NCIT, "C84670"), new Coding(CodeSystem.HGNC, "HGNC:17098"));
        assertThat(code("code: act, label: {en: A}, icdo: 8370/3").problems()).isEmpty();
        assertThat(code("code: adrenal, label: {en: A}, icdo: C74.0").problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2160-0", "718-7", "2951-2", "1742-6", "8867-4", "29463-7", "85337-4"})
    void aLoincCodeEndsWithItsCheckDigit(String loinc) {
        assertThat(item("loinc: " + loinc).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loinc: 2160-1| “2160-1” is no LOINC code: its check digit would be 0. Look it up again.",
                "loinc: abc| “abc” is not possible for “loinc”. Right would be: A LOINC code, such as 2160-0.",
                "ncit: 25364| “ncit” cannot be the number 25364. Right would be: A code of the NCI Thesaurus, such as"
                        + " C9325.",
                "ncit: C25x| “C25x” is not possible for “ncit”. Right would be: A code of the NCI Thesaurus, such as"
                        + " C9325.",
            })
    void aMistakeIsToldAtAnItem(String keys, String message) {
        assertThat(item(keys).problems())
                .extracting(FormLibrary.Problem::message)
                .containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: 11p15, label: {en: A}, hgnc: HGNC:1| “hgnc” is for a gene, but “11p15” is no gene symbol. Write"
                        + " the symbol as “code”, or leave “hgnc” out.",
                "code: TP53, label: {en: A}, hgnc: TP53| “TP53” is not possible for “hgnc”. Right would be: The number"
                        + " of a gene, such as HGNC:17098.",
                "code: a, label: {en: A}, icdo: 8370| “icdo” cannot be the number 8370. Right would be: An ICD-O-3.2"
                        + " code: morphology such as 8370/3 or topography such as C74.0.",
                "code: a, label: {en: A}, loinc: 718-8| “718-8” is no LOINC code: its check digit would be 7. Look it"
                        + " up again.",
            })
    void aMistakeIsToldAtACode(String keys, String message) {
        assertThat(code(keys).problems())
                .extracting(FormLibrary.Problem::message)
                .containsExactly(message);
    }
}
