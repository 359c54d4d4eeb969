package org.rarecase.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

/** Stage, grade and category stay open where what they rest on is not known, or where the system has none. */
class OpenStageTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();

    @ParameterizedTest
    @CsvSource({"R0, I", "R1, II", "R2, III", "RX, ''", "(unknown), ''", "'', ''"})
    void theGroupOfABlastomaResectedAfterABiopsyWaitsForTheResultOfTheResection(String residual, String group) {
        patient("T01", "2024-05-02", "C34.3", "8973/3")
                .in("extent")
                .answer("metastasis", "no")
                .answer("nodes_clinical", "negative")
                .in("surgery")
                .answer("intent", "biopsy")
                .another("surgery")
                .answer("intent", "primary")
                .answer("residual", residual)
                .in("pleuropulmonary-blastoma")
                .requires("effusion")
                .answer("effusion", "no")
                .shows("irs_group", group);
    }

    @ParameterizedTest
    @CsvSource({"R2, R1, R1", "R1, R2, R1", "R2, R0, R0", "R2, (unknown), R2", "RX, (unknown), ''"})
    void theBestResultOfAllResectionsCounts(String first, String second, String best) {
        patient("T02", "2024-05-02", "C25.0", "8971/3")
                .in("surgery")
                .answer("intent", "primary")
                .answer("residual", first)
                .another("surgery")
                .answer("intent", "second-look")
                .answer("residual", second)
                .in("pancreatic-tumour")
                .shows("residual", best);
    }

    @ParameterizedTest
    @CsvSource({
        "C48.0, 8680/3, T2",
        "C67.9, 8680/3, T2",
        "C75.5, 8693/3, T2",
        "C75.5, 8681/3, T2",
        // vagal, jugular or aortic: the code does not tell
        "C75.5, 8680/3, ''",
        "C75.5, 8680/1, ''",
        "C75.5, 8682/3, ''",
        "C74.1, 8700/3, T1"
    })
    void aParagangliomaThatMayBeParasympatheticHasNoCategory(String topography, String morphology, String category) {
        patient("T10", "2024-05-02", topography, morphology)
                .in("extent")
                .answer("size", "30")
                .in("phaeochromocytoma")
                .answer("local_invasion", "no")
                .shows("t_category", category);
    }

    @ParameterizedTest
    @CsvSource({
        "8720/3, T2a",
        "8770/3, T2a",
        "other, T2a",
        "8720/2, Tis",
        "8770/0, ''",
        "8761/1, ''",
        "atypical-spitz, ''"
    })
    void aNaevusOrAtypicalSpitzTumourHasNoCategoryOfMelanoma(String morphology, String category) {
        patient("T08", "2024-05-02", "C44.5", morphology)
                .in("melanoma")
                .answer("breslow", "1.5")
                .answer("ulceration", "no")
                .shows("t_category", category);
    }

    @Test
    void aMixedCellMelanomaOfTheUveaIsNoSpitzTumour() {
        patient("T08", "2024-05-02", "C69.3", "8770/3")
                .in("melanoma")
                .answer("paediatric_type", "conventional")
                .finds("paediatric_type")
                .in("diagnosis")
                .answer("topography", "C44.5")
                .in("melanoma")
                .finds("paediatric_type", "spitzoid-unlike-morphology");
    }

    @ParameterizedTest
    @CsvSource({"hpf, '', ''", "hpf, 0.2, L", "mm2, '', L"})
    void aCountThatCannotBeConvertedLeavesALowGradeOpen(String unit, String field, String grade) {
        patient("T11", "2024-05-02", "C16.2", "8936/3")
                .in("local-pathology")
                .answer("specimen_of", "primary")
                .answer("sampling", "core-biopsy")
                .answer("mitoses_count", "1")
                .answer("mitoses_fields", "5")
                .answer("mitoses_unit", "mm2")
                .another("local-pathology")
                .answer("specimen_of", "primary")
                .answer("sampling", "surgical-resection")
                .answer("mitoses_count", "4")
                .answer("mitoses_fields", "50")
                .answer("mitoses_unit", unit)
                .answer("hpf_field_mm2", field)
                .in("gist")
                .shows("seer_grade", grade);
    }

    @ParameterizedTest
    @CsvSource({"2017-12-31, 7, '', ''", "2018-01-01, 8, T2, N1", "2024-12-31, 8, T2, N1"})
    void categoriesOfVersion8AreNotGivenToACaseOfEdition7(String diagnosed, String edition, String t, String n) {
        patient("T04", diagnosed, "C11.9", "8072/3")
                .in("nasopharyngeal-carcinoma")
                .answer("structures", "nasopharynx, pterygoid")
                .answer("cranial_nerves", "none")
                .answer("node_side", "unilateral")
                .answer("node_size", "20")
                .answer("below_cricoid", "no")
                .shows("tnm_edition", edition)
                .shows("t_category", t)
                .shows("n_category", n);
    }

    @ParameterizedTest
    @CsvSource({
        "2015-06-01, IVC, no, stage-unlike-m",
        "2015-06-01, IVA, yes, stage-unlike-m",
        "2015-06-01, IVC, yes, ''",
        "2020-06-01, IVA, yes, stage-unlike-m",
        "2020-06-01, IVC, yes, stage-unlike-edition",
        "2020-06-01, IVB, yes, ''",
        "2020-06-01, IVA, no, ''"
    })
    void theStageOfANasopharyngealCarcinomaFitsEditionAndMetastasis(
            String diagnosed, String stage, String metastasis, String found) {
        patient("T04", diagnosed, "C11.9", "8072/3")
                .in("extent")
                .answer("metastasis", metastasis)
                .in("nasopharyngeal-carcinoma")
                .answer("stage_group", stage)
                .finds("stage_group", found.isEmpty() ? new String[0] : new String[] {found});
    }

    @ParameterizedTest
    @CsvSource({"2017-12-31, ''", "2018-01-01, 8", "2025-01-01, 9"})
    void theThymusHasNoEditionBefore8(String diagnosed, String edition) {
        patient("T05", diagnosed, "C37.9", "8583/3")
                .in("thymic-tumour")
                .shows("tnm_edition", edition)
                .in("extent")
                .shows("edition_in_force", edition);
    }

    @ParameterizedTest
    @CsvSource({
        "T02, C25.0, IV, no, stage-iv-without-m1",
        "T15, C64.9, IV, no, ''",
        "T02, C25.0, III, yes, m1-without-stage-iv",
        "T07, C56.9, III, yes, m1-without-stage-iv",
        "T07, C62.9, III, yes, ''"
    })
    void stageFourIsAskedAboutOnlyWhereItMeansMetastasis(
            String type, String topography, String stage, String metastasis, String found) {
        patient(type, "2024-05-02", topography, "other")
                .in("extent")
                .answer("staging_system", "tnm-uicc")
                .answer("metastasis", metastasis)
                .answer("stage_group", stage)
                .finds("stage_group", found.isEmpty() ? new String[0] : new String[] {found});
    }

    private static Scenario patient(String type, String diagnosed, String topography, String morphology) {
        return Scenario.shipped(LIBRARY, type)
                .answer("date_of_diagnosis", diagnosed)
                .answer("topography", topography)
                .answer("morphology", morphology);
    }
}
