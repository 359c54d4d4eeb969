package org.rarecase.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormFiles;
import org.rarecase.form.Forms;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.AuditLine;
import org.rarecase.ui.Served;

class AuditValuesTests {

    private static final Forms FORMS = Forms.of(
            FormFiles.with("spread", """
                            - {item: seen_on, type: date, label: {en: Seen on, de: Gesehen am}}
                            - {item: spilled, type: yes-no, label: {en: Spilled, de: Eröffnet}}
                            - {item: site_of, type: choice, codelist: places, label: {en: Site, de: Ort}}
                            - {item: sites_of, type: multiple-choice, codelist: places, label: {en: Sites, de: Orte}}
                            - {item: age_months, type: integer, unit: mo, label: {en: Age, de: Alter}}
                            - item: activity
                              type: quantity
                              unit: MBq
                              units: [{unit: GBq, times: 1000}]
                              label: {en: Activity, de: Aktivität}
                            - {item: unit_of, type: choice, codes: [nmol/l, ratio], label: {en: Unit, de: Einheit}}
                            - {item: report, type: file, accept: [pdf], maxMegabytes: 3, label: {en: Report, de: Bericht}}
                            - {item: dose, type: decimal, unit: mg/m2, label: {en: Dose, de: Dosis}}
                            - item: lesions
                              type: group
                              label: {en: Lesion, de: Herd}
                              items:
                                - {item: in_liver, type: yes-no, label: {en: In the liver, de: In der Leber}}
                            """).file("codelists/places.yaml", """
                    codelist: places
                    title: {en: Places, de: Orte}
                    codes:
                      - {code: lung, label: {en: Lung, de: Lunge}}
                      - {code: bone_marrow, label: {en: Bone marrow, de: Knochenmark}}
                    """).load());

    private final AuditValues values = new AuditValues(FORMS, List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seen_on          | 2012-05-12        | 12 May 2012       | 12. Mai 2012
            seen_on          | 2012-05           | May 2012          | Mai 2012
            seen_on          | (unknown)         | Unknown           | Unbekannt
            spilled          | yes               | Yes               | Ja
            site_of          | bone_marrow       | Bone marrow       | Knochenmark
            sites_of         | lung, bone_marrow | Lung, Bone marrow | Lunge, Knochenmark
            age_months       | 1                 | 1 month           | 1 Monat
            dose             | 12.5              | 12.5 mg/m²        | 12,5 mg/m²
            activity        | 1.5 GBq (1500)    | 1.5 GBq (1500 MBq) | 1,5 GBq (1500 MBq)
            unit_of         | nmol/l            | nmol/l            | nmol/l
            unit_of         | ratio             | ratio             | ratio
            activity        | 37.5 MBq          | 37.5 MBq          | 37,5 MBq
            report          | ct, 3.pdf, sha256 0123456789abcdef | ct, 3.pdf (SHA-256 0123456789ab…) | ct, 3.pdf (SHA-256 0123456789ab…)
            lesions[a].in_liver | no             | No                | Nein
            gone             | 2012-05-12        | 2012-05-12        | 2012-05-12
            """)
    void anAnswerIsReadByItsLabel(String path, String stored, String english, String german) {
        AuditLine line = new AuditLine("value.entered", 1L, 1L, "spread", path, null, stored, null);
        assertThat(in(Locale.ENGLISH, line, stored)).isEqualTo(english);
        assertThat(in(Locale.GERMAN, line, stored)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            visits.planned          | 2027-06-29          | 29. Juni 2027
            case.submitted          | submitted           | eingereicht
            form.moved              | version 3           | Version 3
            account.role-granted    | anna: investigator  | anna: Prüfperson
            account.language-chosen | anna: de            | anna: Deutsch
            account.site-granted    | anna: every site    | anna: alle Zentren
            """)
    void whatElseChangedIsReadInWordsToo(String kind, String stored, String german) {
        assertThat(in(Locale.GERMAN, AuditLine.ofSystem(kind, null, stored, null), stored))
                .isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from dose 12.5, sites_of lung, bone_marrow; rule of version 2 | aus Dosis: 12,5 mg/m², Orte: Lunge, Knochenmark; Regel der Version 2
            from no other item; rule of version 1 | aus keinem anderen Merkmal; Regel der Version 1
            not asked with lesions.in_liver no, spilled (unknown); rule of version 3 | nicht gefragt bei In der Leber: Nein, Eröffnet: Unbekannt; Regel der Version 3
            from dose (blank); rule of version 1 | aus Dosis: keine Angabe; Regel der Version 1
            """)
    void whatAValueWasDerivedFromIsReadByLabels(String stored, String german) {
        AuditLine line = new AuditLine("value.derived", 1L, 1L, "spread", "dose", null, "1", stored);
        try (Served served = Served.in(Locale.GERMAN)) {
            assertThat(values.inWords(line).reason()).isEqualTo(german);
        }
    }

    @Test
    void aPlaceIsNamedByTitleAndLabelsAlone() {
        assertThat(values.place(
                        new AuditLine("value.entered", 1L, 1L, "spread", "lesions[a].in_liver", null, "no", null)))
                .isEqualTo("Form · Lesion · In the liver");
    }

    @Test
    void fillingsOfARepeatingFormAreToldApart() {
        AuditValues of = new AuditValues(
                Forms.of(FormFiles.with("once", "- {item: a, type: text, label: {en: A}}")
                        .andRepeating("often", "- {item: b, type: text, label: {en: B}}")
                        .load()),
                List.of());
        of.learnNumbers(Map.of(new FormInstanceId(7), 1, new FormInstanceId(8), 2, new FormInstanceId(9), 1));

        assertThat(of.place(new AuditLine("form.added", 1L, 7L, "often", null, null, null, null)))
                .isEqualTo("Form 1");
        assertThat(of.place(new AuditLine("value.entered", 1L, 8L, "often", "b", null, "x", null)))
                .isEqualTo("Form 2 · B");
        assertThat(of.place(new AuditLine("value.entered", 1L, 9L, "once", "a", null, "x", null)))
                .isEqualTo("Form · A");
        assertThat(of.place(new AuditLine("value.entered", 1L, 10L, "often", "b", null, "x", null)))
                .as("of an erased case")
                .isEqualTo("Form · B");
    }

    @Test
    void noItemOfAShippedFormIsNamedByItsKey() {
        AuditValues shipped = new AuditValues(Forms.of(FormFiles.shipped()), List.of());
        FormFiles.shipped()
                .forms()
                .forEach(form -> form.sections().stream()
                        .flatMap(section -> section.items().stream())
                        .forEach(
                                item -> assertThat(shipped.place(line(form.key().value(), item)))
                                        .isEqualTo(form.title().english() + " · "
                                                + item.label().english())));
    }

    private static AuditLine line(String form, Item item) {
        return new AuditLine(
                "value.entered", 1L, 1L, form, ItemPath.of(item.key()).toString(), null, "1", null);
    }

    private String in(Locale language, AuditLine line, String stored) {
        try (Served served = Served.in(language)) {
            return Objects.requireNonNull(values.inWords(line).newValue());
        }
    }
}
