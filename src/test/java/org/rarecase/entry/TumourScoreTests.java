package org.rarecase.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

/** Stages, scores and ages of the forms that come along, against the sources that the forms name. */
class TumourScoreTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();
    private static final String ACT = "adrenocortical-tumour";

    /** Completely resected, no spillage, no metastasis, nodes free, hormones normal after surgery. */
    private static Scenario favourableTumour() {
        return Scenario.shipped(LIBRARY, "T03")
                .in("extent")
                .answer("metastasis", "no")
                .answer("nodes_clinical", "negative")
                .answer("size", "60 x 50 x 40")
                .in("surgery")
                .answer("intent", "primary")
                .answer("residual", "R0")
                .answer("rupture", "no")
                .in(ACT)
                .answer("hormone_syndrome", "virilisation")
                .answer("hormones_normalised", "yes")
                .answer("weight", "80");
    }

    @Test
    void stageOneIsASmallCompletelyResectedTumour() {
        favourableTumour()
                .shows("resection", "complete")
                .shows("volume", "62.8")
                .shows("cog_stage", "I");
    }

    @ParameterizedTest
    @CsvSource({"99.9, I", "100, II", "100.1, II"})
    void weightSeparatesStagesOneAndTwo(String weight, String stage) {
        favourableTumour().answer("weight", weight).shows("cog_stage", stage);
    }

    @ParameterizedTest
    @CsvSource({"199.9, I", "200, II", "200.1, II"})
    void volumeSeparatesStagesOneAndTwo(String volume, String stage) {
        favourableTumour().override("volume", volume, "of the specimen").shows("cog_stage", stage);
    }

    @ParameterizedTest
    @CsvSource({
        "surgery, residual, R1",
        "surgery, residual, R2",
        "surgery, rupture, pre-op",
        "surgery, rupture, intra-op",
        "extent, nodes_clinical, positive",
        "adrenocortical-tumour, hormones_normalised, no"
    })
    void residualSpillageNodesOrHormonesAreStageThree(String form, String item, String value) {
        favourableTumour().in(form).answer(item, value).in(ACT).shows("cog_stage", "III");
    }

    @Test
    void aTumourThatIsNotOperatedOnIsStageThreeIfInoperable() {
        favourableTumour()
                .in("surgery")
                .answer("intent", "biopsy")
                .in(ACT)
                .asks("inoperable")
                .answer("inoperable", "yes")
                .shows("resection", "inoperable")
                .shows("cog_stage", "III");
    }

    @Test
    void aDistantMetastasisIsStageFourWhateverElseIsKnown() {
        favourableTumour().in("extent").answer("metastasis", "yes").in(ACT).shows("cog_stage", "IV");
        Scenario.shipped(LIBRARY, "T03")
                .in("extent")
                .answer("metastasis", "yes")
                .in(ACT)
                .shows("cog_stage", "IV");
    }

    @Test
    void theStageStaysOpenWhileItCannotBeKnown() {
        favourableTumour().answer("weight", "(unknown)").shows("cog_stage", "");
        favourableTumour().answer("hormones_normalised", "").shows("cog_stage", "");
        favourableTumour().in("extent").answer("metastasis", "unknown").in(ACT).shows("cog_stage", "");
        Scenario.shipped(LIBRARY, "T03").in(ACT).shows("cog_stage", "");
    }

    @Test
    void unknownIsNotTakenForAbsent() {
        favourableTumour().in("surgery").answer("rupture", "(unknown)").in(ACT).shows("cog_stage", "");
        favourableTumour()
                .in("extent")
                .answer("nodes_clinical", "not-assessed")
                .in(ACT)
                .shows("cog_stage", "");
        favourableTumour()
                .in("extent")
                .answer("metastasis", "unknown")
                .in("surgery")
                .answer("residual", "R2")
                .in(ACT)
                .shows("cog_stage", "");
    }

    @ParameterizedTest
    @CsvSource({"R0, I", "R1, III", "R2, III", "RX, ''", "(unknown), ''"})
    void theStageIsThatOfTheFirstResectionWhateverASecondLookAchieves(String first, String stage) {
        favourableTumour()
                .in("surgery")
                .answer("residual", first)
                .another("surgery")
                .answer("intent", "second-look")
                .answer("residual", "R0")
                .answer("rupture", "no")
                .in(ACT)
                .shows("cog_stage", stage);
    }

    @ParameterizedTest
    @CsvSource({"yes, inoperable, III", "no, complete, I", "unknown, complete, ''", "'', complete, ''"})
    void afterChemotherapyTheStageDependsOnWhetherTheTumourWasOperable(
            String inoperable, String resection, String stage) {
        favourableTumour()
                .in("surgery")
                .answer("intent", "delayed-primary")
                .in(ACT)
                .answer("inoperable", inoperable)
                .shows("resection", resection)
                .shows("cog_stage", stage);
    }

    @Test
    void aNonFunctionalTumourNeedsNoHormones() {
        favourableTumour()
                .answer("hormone_syndrome", "non-functional")
                .hides("hormones_normalised")
                .shows("cog_stage", "I");
    }

    private static Scenario wieneke(int positive) {
        Scenario scenario = favourableTumour().answer("weight", positive > 6 ? "401" : "400");
        scenario.in("local-pathology")
                .answer("sampling", "surgical-resection")
                .answer("mitoses_count", positive > 7 ? "16" : "15")
                .answer("mitoses_unit", "hpf")
                .answer("mitoses_fields", "20")
                .answer("size", positive > 8 ? "106" : "105")
                .in(ACT);
        String[] asked = {
            "periadrenal_extension",
            "vena_cava_invasion",
            "venous_invasion",
            "capsular_invasion",
            "confluent_necrosis",
            "atypical_mitoses"
        };
        for (int i = 0; i < asked.length; i++) {
            scenario.answer(asked[i], i < positive ? "yes" : "no");
        }
        return scenario;
    }

    @ParameterizedTest
    @CsvSource({
        "0, benign",
        "2, benign",
        "3, uncertain",
        "4, malignant",
        "6, malignant",
        "7, malignant",
        "8, malignant",
        "9, malignant"
    })
    void wienekeCountsNineFindings(int positive, String meaning) {
        wieneke(positive).shows("wieneke_score", String.valueOf(positive)).shows("wieneke_class", meaning);
    }

    @Test
    void wienekeNeedsAllNineFindings() {
        wieneke(3)
                .answer("atypical_mitoses", "unknown")
                .shows("wieneke_score", "")
                .shows("wieneke_class", "");
    }

    @ParameterizedTest
    @CsvSource({"no, no, 0, 15, 15, 0", "yes, no, 0, 15, 15, 1", "yes, yes, 1, 16, 15, 4", "yes, yes, 1, 16, 16, 5"})
    void picardCountsFiveFindings(
            String capsule, String veins, String necrosis, String mitoses, String ki67, String score) {
        favourableTumour()
                .in("local-pathology")
                .answer("sampling", "surgical-resection")
                .answer("mitoses_count", mitoses)
                .answer("mitoses_unit", "hpf")
                .answer("mitoses_fields", "20")
                .answer("necrosis", necrosis)
                .answer("ki67", ki67)
                .in(ACT)
                .answer("capsular_invasion", capsule)
                .answer("venous_invasion", veins)
                .answer("confluent_necrosis", "no")
                .shows("picard_score", score);
    }

    @Test
    void bodySurfaceFollowsMosteller() {
        Scenario.shipped(LIBRARY, "T03")
                .in("demographics")
                .answer("height", "120")
                .answer("weight", "30")
                .shows("body_surface", "1")
                .answer("height", "110")
                .answer("weight", "18.5")
                .shows("body_surface", "0.75")
                .answer("weight", "")
                .shows("body_surface", "");
    }

    @Test
    void theAgeAtDiagnosisIsInDaysAndCompletedYears() {
        Scenario.shipped(LIBRARY, "T03")
                .in("diagnosis")
                .answer("date_of_diagnosis", "2024-02-29")
                .in("demographics")
                .answer("date_of_birth", "2020-03-01")
                .shows("age_at_diagnosis_days", "1460")
                .shows("age_at_diagnosis_years", "3")
                .answer("date_of_birth", "2020-02-29")
                .shows("age_at_diagnosis_years", "4")
                .answer("date_of_birth", "2020-03")
                .shows("age_at_diagnosis_days", "")
                .shows("age_at_diagnosis_years", "3")
                .answer("date_of_birth", "")
                .shows("age_at_diagnosis_years", "");
    }

    @Test
    void theTumourVolumeIsThatOfAnEllipsoid() {
        Scenario.shipped(LIBRARY, "T03")
                .in("extent")
                .answer("size", "100 x 80 x 60")
                .in(ACT)
                .shows("volume", "251")
                .in("extent")
                .answer("size", "100 x 80")
                .in(ACT)
                .shows("volume", "");
    }
}
