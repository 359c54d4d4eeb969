package org.rarecase.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;

class ConfirmationTests {

    private final List<FormDefinition> forms =
            FormFiles.with("tumour", """
                    - {item: weight, type: decimal, confirm: true, note: '=Range, "open"', label: {en: Weight, de: Gewicht}}
                    - {item: length, type: decimal, label: {en: Length}}
                    - item: ihc
                      type: group
                      label: {en: Markers}
                      items:
                        - {item: marker, type: text, confirm: true, label: {en: Marker}}
                    """).checks("""
                    - {check: heavy, item: weight, severity: query, when: 'weight > 9', message: {en: Heavy}, confirm: true}
                    - {check: long, item: length, severity: query, when: 'length > 9', message: {en: Long}}
                    """).load().forms();

    @Test
    void itemsOfGroupsAndChecksAreListed() {
        assertThat(Confirmation.in(forms))
                .extracting(Confirmation::place, Confirmation::part, Confirmation::note)
                .containsExactly(
                        tuple("weight", "", "=Range, \"open\""),
                        tuple("ihc.marker", "", ""),
                        tuple("weight", "heavy", "weight > 9"));
    }

    @Test
    void whatIsOnlyProposedForComparisonIsListed() {
        List<FormDefinition> proposing = FormFiles.with("tumour", """
                        - {item: stage, type: text, verify: proposed, label: {en: Stage}}
                        - {item: date, type: text, verify: true, label: {en: Date}}
                        """).load().forms();
        assertThat(Confirmation.in(proposing))
                .extracting(Confirmation::kind, Confirmation::place)
                .containsExactly(tuple(Confirmation.Kind.VERIFY, "stage"));
    }

    @Test
    void aCodeIsListedOnceThoughFormsShareItsList() {
        List<FormDefinition> sharing = FormFiles.with(
                        "tumour", "- {item: gene, type: code, codelist: genes, label: {en: Gene}}")
                .and("other", "- {item: gene, type: code, codelist: genes, label: {en: Gene}}")
                .file("codelists/genes.yaml", """
                        codelist: genes
                        title: {en: Genes}
                        codes:
                          - {code: TP53, label: {en: TP53}}
                          - {code: DICER1, label: {en: DICER1}, confirm: true, note: Which transcript}
                        """)
                .load()
                .forms();
        assertThat(Confirmation.in(sharing))
                .extracting(Confirmation::kind, Confirmation::part, Confirmation::note)
                .containsExactly(tuple(Confirmation.Kind.CODE, "genes DICER1", "Which transcript"));
    }

    @Test
    void everyWordTypedHasToOccur() {
        Confirmation weight = Confirmation.in(forms).getFirst();
        assertThat(weight.matches("gewicht range", Locale.GERMAN)).isTrue();
        assertThat(weight.matches("gewicht limit", Locale.GERMAN)).isFalse();
        assertThat(weight.matches("", Locale.GERMAN)).isTrue();
    }

    @Test
    void aSpreadsheetTakesTheListAsTextAndCalculatesNothing() {
        String csv = ConfirmationSheet.csv(Confirmation.in(forms), Locale.ENGLISH);
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv.lines().skip(1).findFirst().orElseThrow())
                .isEqualTo("\"tumour\",\"1\",\"\",\"weight\",\"\",\"Weight\",\"'=Range, \"\"open\"\"\",\"\",\"\",\"\"");
    }

    @Test
    void whatAwaitsConfirmationIsCounted() {
        assertThat(FormCounts.of(forms.getFirst())).isEqualTo(new FormCounts(4, 0, 2, 3));
    }
}
