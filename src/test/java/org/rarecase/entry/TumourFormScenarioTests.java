package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

/** What the forms of the tumour types conclude, told by patients. */
class TumourFormScenarioTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();

    @Test
    void aBoyWithACysticAndSolidBlastomaOfTheLungHasIrsGroupThreeAfterBiopsyAndLobectomy() {
        patient("T01", "2025-03-18", "C34.3", "8973/3")
                .answer("laterality", "right")
                .in("predisposition")
                .answer("germline_test", "pathogenic")
                .answer("germline_variants[r1].gene", "DICER1")
                .answer("germline_variants[r1].acmg", "5")
                .in("extent")
                .answer("metastasis", "no")
                .in("surgery")
                .answer("intent", "biopsy")
                .answer("rupture", "no")
                .another("surgery")
                .answer("intent", "delayed-primary")
                .answer("residual", "R0")
                .answer("rupture", "intra-op")
                .in("pleuropulmonary-blastoma")
                .answer("ppb_type", "II")
                .answer("sites", "right-lower")
                .answer("cyst_size", "62 mm")
                .shows("resection", "complete")
                .shows("rupture", "intra-op")
                .shows("irs_group", "III")
                .shows("dicer1_germline", "yes")
                .answer("rhabdomyosarcoma", "60")
                .answer("chondroid", "30")
                .answer("spindle", "20")
                .finds("rhabdomyosarcoma", "percentages")
                .answer("spindle", "10")
                .finds("rhabdomyosarcoma")
                .answer("brain_mri", "no")
                .finds("brain_mri")
                .answer("sites", "left-lower")
                .finds("sites", "side-unlike-lobes");
    }

    @Test
    void aGirlWithAVirilisingTumourOf148GramsHasStageTwoAndAMalignantScoreUnlikeAnAdenoma() {
        patient("T03", "2024-05-29", "C74.0", "8370/0")
                .in("extent")
                .answer("size", "85 x 70 x 62")
                .answer("metastasis", "no")
                .answer("nodes_clinical", "negative")
                .in("surgery")
                .answer("intent", "primary")
                .answer("residual", "R0")
                .answer("rupture", "no")
                .answer("lymph_nodes", "sampling")
                .in("local-pathology")
                .answer("mitoses_count", "16")
                .answer("mitoses_fields", "20")
                .answer("mitoses_unit", "hpf")
                .answer("ki67", "18")
                .in("adrenocortical-tumour")
                .answer("hormone_syndrome", "virilisation")
                .requires("hormones_normalised")
                .answer("hormones_normalised", "yes")
                .answer("weight", "0.148 kg")
                .shows("volume", "192.9")
                .shows("node_dissection", "sampling")
                .shows("cog_stage", "II")
                .answer("periadrenal_extension", "no")
                .answer("vena_cava_invasion", "no")
                .answer("venous_invasion", "no")
                .answer("capsular_invasion", "yes")
                .answer("confluent_necrosis", "yes")
                .answer("atypical_mitoses", "yes")
                .shows("wieneke_score", "4")
                .shows("picard_score", "4")
                .finds("wieneke_class", "adenoma-though-malignant")
                .answer("mitotane", "yes")
                .answer("mitotane_levels[r1].level", "22 µg/ml")
                .finds("mitotane_levels[r1].level", "mitotane-level")
                .answer("hormones_normalised", "no")
                .shows("cog_stage", "III")
                .finds("hormones_normalised", "hormones-persist");
    }

    @Test
    void aSertoliLeydigCellTumourThatRupturedDuringSurgeryIsAtLeastIc1() {
        patient("T07", "2025-02-11", "C56.9", "8631/1")
                .answer("laterality", "left")
                .in("predisposition")
                .answer("germline_test", "likely-pathogenic")
                .answer("germline_variants[r1].gene", "DICER1")
                .answer("germline_variants[r1].acmg", "4")
                .in("extent")
                .answer("metastasis", "no")
                .in("surgery")
                .answer("intent", "primary")
                .answer("rupture", "intra-op")
                .in("sex-cord-stromal-tumour")
                .shows("rupture", "intra-op")
                .answer("figo_stage", "IA")
                .finds("figo_stage", "spill-below-ic")
                .answer("figo_stage", "IC1")
                .finds("figo_stage")
                .answer("washings", "positive")
                .finds("washings", "cells-below-ic3")
                .requires("meyer_grade")
                .answer("meyer_grade", "poor")
                .finds("meyer_grade", "grade-unlike-morphology")
                .hides("testis_system")
                .shows("dicer1_germline", "yes")
                .shows("germline_genes", "DICER1");
    }

    @Test
    void theCoursesOfABoyWithPancreatoblastomaAreRecordedAndNotJudged() {
        patient("T02", "2025-03-04", "C25.0", "8971/3")
                .in("surgery")
                .answer("intent", "delayed-primary")
                .answer("residual", "R0")
                .in("extent")
                .answer("nodes_examined", "9")
                .answer("nodes_positive", "2")
                .shows("staging_schema", "pancreas")
                .in("pancreatic-tumour")
                .answer("resectability", "localised-unresectable")
                .asks("resectability_reassessed")
                .answer("chemotherapy", "plado")
                .requires("plado_adjuvant")
                .answer("plado_neoadjuvant", "7")
                .finds("plado_neoadjuvant")
                .answer("plado_adjuvant", "0")
                .finds("plado_adjuvant");
    }

    @Test
    void anAdolescentWithNasopharyngealCarcinomaOfTheSkullBaseHasT3N2() {
        patient("T04", "2025-01-20", "C11.9", "8072/3")
                .in("extent")
                .answer("metastasis", "no")
                .hides("staging_system")
                .in("nasopharyngeal-carcinoma")
                .answer("structures", "nasopharynx, parapharyngeal, skull-base")
                .answer("node_side", "bilateral")
                .answer("node_size", "45")
                .answer("below_cricoid", "no")
                .shows("tnm_edition", "9")
                .shows("t_category", "T3")
                .requires("ene_advanced")
                .answer("ene_advanced", "no")
                .shows("n_category", "N2")
                .shows("m_category", "M0")
                .answer("cranial_nerves", "VI")
                .shows("t_category", "T4")
                .finds("t_category")
                .override("t_category", "T3", "of another cause")
                .finds("t_category", "palsy-below-t4");
    }

    @Test
    void aGirlWithMyastheniaAndThymomaIsAskedForHerClassAndStagedByVersion8In2024() {
        patient("T05", "2024-11-30", "C37.9", "8583/3")
                .in("surgery")
                .answer("intent", "primary")
                .answer("residual", "R0")
                .in("thymic-tumour")
                .hides("mgfa_class")
                .answer("myasthenia", "yes")
                .asks("mgfa_class")
                .hides("nut_partner")
                .shows("tnm_edition", "8")
                .answer("markers[r1].analyte", "beta-hcg")
                .answer("markers[r1].interpretation", "elevated")
                .finds("markers[r1].interpretation", "germ-cell-markers")
                .shows("residual", "R0")
                .in("surgery")
                .answer("residual", "R1")
                .in("thymic-tumour")
                .answer("port", "no")
                .finds("port")
                .in("extent")
                .answer("nodes_examined", "6")
                .answer("nodes_positive", "1")
                .in("thymic-tumour")
                .answer("masaoka_koga", "IIb")
                .finds("masaoka_koga", "nodes-below-ivb");
    }

    @Test
    void aMucoepidermoidCarcinomaOfTheParotidIsAskedForFacialNerveAndGradingSystem() {
        patient("T06", "2026-02-01", "C07.9", "8430/3")
                .in("salivary-gland-tumour")
                .requires("facial_pre")
                .requires("mec_system")
                .answer("fusion", "CRTC1::MAML2")
                .finds("fusion")
                .shows("tnm_edition", "9")
                .answer("facial_nerve", "sacrificed")
                .answer("facial_post", "I")
                .finds("facial_post", "normal-though-sacrificed")
                .answer("margin", "0")
                .in("surgery")
                .answer("intent", "primary")
                .answer("residual", "R0")
                .in("salivary-gland-tumour")
                .finds("margin", "margin-unlike-residual")
                .in("diagnosis")
                .answer("morphology", "8550/3")
                .in("salivary-gland-tumour")
                .hides("mec_system")
                .finds("fusion", "maml2-unlike-morphology");
    }

    @Test
    void anUlceratedNodularMelanomaOf2Point4MillimetresIsT3b() {
        patient("T08", "2025-06-11", "C44.5", "8721/3")
                .in("melanoma")
                .requires("breslow")
                .hides("cmn_size")
                .answer("breslow", "2.4")
                .answer("ulceration", "yes")
                .shows("t_category", "T3b")
                .answer("slnb", "yes")
                .answer("sln_examined", "2")
                .answer("sln_positive", "1")
                .answer("n_category", "N0")
                .finds("n_category", "n0-though-sentinel");
    }

    @Test
    void theSizeOfACongenitalNaevusIsAskedForAndAMissingMriIsNotJudged() {
        patient("T08", "2025-06-11", "C44.5", "8761/3")
                .in("melanoma")
                .answer("paediatric_type", "cmn")
                .requires("cmn_size")
                .answer("cmn_size", "above-40")
                .answer("ncm_mri", "(not-done)")
                .finds("ncm_mri");
    }

    @Test
    void lungMetastasesMakeAPapillaryThyroidCarcinomaHighRiskButStageTwo() {
        patient("T09", "2025-09-03", "C73.9", "8260/3")
                .in("extent")
                .answer("metastasis", "yes")
                .answer("metastasis_sites", "lung")
                .answer("staging_system", "tnm-uicc")
                .answer("stage_group", "II")
                .finds("stage_group")
                .in("thyroid-carcinoma")
                .shows("ata_risk", "high")
                .shows("stage", "II")
                .hides("ret_codon");
    }

    @Test
    void aToddlerWithM918tHasTheHighestRisk() {
        patient("T09", "2025-02-14", "C73.9", "8345/3")
                .in("predisposition")
                .answer("germline_test", "pathogenic")
                .in("thyroid-carcinoma")
                .requires("prophylactic")
                .answer("ret_codon", "M918T")
                .shows("ata_mtc_risk", "HST")
                .hides("ata_risk")
                .hides("radioiodine");
    }

    @Test
    void aMetastaticParagangliomaWithLossOfSdhbNeedsAGermlineTest() {
        patient("T10", "2025-04-08", "C48.0", "8681/3")
                .in("extent")
                .answer("size", "42")
                .answer("metastasis", "yes")
                .answer("metastasis_sites", "bone, lung")
                .shows("staging_schema", "retroperitoneum")
                .in("local-pathology")
                .answer("ihc[r1].marker", "SDHB")
                .answer("ihc[r1].result", "loss")
                .in("predisposition")
                .answer("germline_test", "not-done")
                .in("phaeochromocytoma")
                .answer("local_invasion", "no")
                .shows("t_category", "T2")
                .shows("m_category", "M1c")
                .shows("sdhb", "lost")
                .finds("sdhb", "sdhb-lost-untested");
    }

    @Test
    void theRiskOfAnSdhDeficientGistIsNotValidated() {
        patient("T11", "2025-10-01", "C16.3", "8936/3")
                .in("local-pathology")
                .answer("ihc[r1].marker", "SDHB")
                .answer("ihc[r1].result", "loss")
                .answer("mitoses_count", "3")
                .answer("mitoses_fields", "5")
                .answer("mitoses_unit", "mm2")
                .in("gist")
                .shows("sdh_deficient", "yes")
                .shows("seer_grade", "L")
                .answer("risk_system", "nih")
                .answer("risk", "low")
                .finds("risk", "risk-in-sdh-deficient");
    }

    @Test
    void aBoyWithCafeAuLaitMaculesAndColonCarcinomaNeedsAGermlineTest() {
        patient("T12", "2025-05-05", "C18.7", "8480/3")
                .in("surgery")
                .answer("intent", "primary")
                .in("extent")
                .answer("nodes_examined", "11")
                .in("local-pathology")
                .answer("ihc[r1].marker", "PMS2")
                .answer("ihc[r1].result", "loss")
                .in("predisposition")
                .answer("germline_test", "not-done")
                .in("colorectal-carcinoma")
                .answer("cafe_au_lait", "yes")
                .shows("mmr_deficient", "yes")
                .finds("cafe_au_lait", "cafe-au-lait-untested")
                .finds("mmr_deficient", "mmr-untested")
                .finds("nodes_adequate", "fewer-than-12-nodes");
    }

    @Test
    void aSmallTumourFoundInAnInflamedAppendixHasNoRiskFactor() {
        appendix("7", "tip").shows("who_grade", "G1").shows("enets_t", "T1").shows("risk_factors", "");
    }

    @Test
    void anAppendectomyAloneIsRecordedAndNotJudgedWhateverTheRiskFactorsAre() {
        appendix("22", "base")
                .shows("uicc_t", "T2")
                .shows("enets_t", "T3")
                .shows("risk_factors", "size, base")
                .answer("hemicolectomy", "no")
                .finds("hemicolectomy");
    }

    @Test
    void aGirlWithPeritonealMesotheliomaIsAskedForTheAbdomenAndNotForThePleura() {
        Scenario girl = patient("T14", "2025-08-19", "C48.2", "9052/3")
                .in("demographics")
                .answer("sex", "female")
                .in("extent")
                .shows("staging_schema", "primary_peritoneal_carcinoma")
                .in("mesothelioma")
                .hides("effusion")
                .hides("tnm_edition")
                .requires("hipec");
        for (String region :
                "central right_upper epigastrium left_upper left_flank left_lower right_lower right_flank".split(" ")) {
            girl.answer("pci_" + region, "1");
        }
        girl.shows("pci", "");
        for (String region : "pelvis upper_jejunum lower_jejunum upper_ileum lower_ileum".split(" ")) {
            girl.answer("pci_" + region, "2");
        }
        girl.shows("pci", "18")
                .hides("cc_score")
                .answer("cytoreduction", "no")
                .answer("hipec", "yes")
                .finds("hipec", "hipec-without-cytoreduction")
                .answer("cytoreduction", "yes")
                .requires("cc_score")
                .finds("hipec")
                .in("local-pathology")
                .answer("ihc[r1].marker", "BAP1")
                .answer("ihc[r1].result", "loss")
                .in("predisposition")
                .answer("germline_test", "not-done")
                .in("mesothelioma")
                .finds("bap1", "bap1-lost-untested");
    }

    @Test
    void aSecretoryCarcinomaOfTheBreastIsRecognisedByItsCodes() {
        patient("T15", "2025-12-01", "C50.9", "8502/3")
                .in("other-tumour")
                .shows("entity", "breast-secretory")
                .finds("entity")
                .in("diagnosis")
                .answer("morphology", "8700/3")
                .in("other-tumour")
                .shows("entity", "")
                .requires("description")
                .finds("entity", "has-its-own-form");
    }

    @Test
    void anthracyclinesOfTwoLinesAreAddedUp() {
        patient("T02", "2024-03-04", "C25.0", "8971/3")
                .in("systemic-therapy")
                .answer("agents[r1].agent", "doxorubicin")
                .answer("agents[r1].cumulative_dose", "240")
                .another("systemic-therapy")
                .answer("agents[r1].agent", "doxorubicin")
                .answer("agents[r1].cumulative_dose", "9.9")
                .finds("anthracycline_equivalent")
                .answer("agents[r1].cumulative_dose", "10")
                .finds("anthracycline_equivalent", "anthracyclines-from-250")
                .answer("agents[r1].cumulative_dose", "210")
                .finds("anthracycline_equivalent", "anthracyclines-from-250")
                .answer("agents[r1].cumulative_dose", "210.5")
                .finds("anthracycline_equivalent", "anthracyclines-above-450");
    }

    @Test
    void theDosesOfTheCyclesCountWhereTheCumulativeDoseIsMissing() {
        patient("T01", "2024-01-22", "C34.3", "8973/3")
                .in("systemic-therapy")
                .answer("agents[r1].agent", "doxorubicin")
                .answer("cycles[r1].given[r1].agent", "doxorubicin")
                .answer("cycles[r1].given[r1].dose", "60")
                .answer("cycles[r2].given[r1].agent", "doxorubicin")
                .answer("cycles[r2].given[r1].dose", "0.06 g/m2")
                .shows("agents[r1].documented_dose", "120")
                .shows("anthracycline_equivalent", "120")
                .answer("agents[r1].cumulative_dose", "100")
                .shows("anthracycline_equivalent", "100")
                .finds("agents[r1].cumulative_dose", "cycles-above-cumulative");
    }

    /** 100 · 0.6 + 100 · 0.8 + 10 · 5 + 10 · 10 + 25 · 1 */
    @Test
    void anthracyclinesAndMitoxantroneCountAsDoxorubicin() {
        patient("T01", "2024-01-22", "C34.3", "8973/3")
                .in("systemic-therapy")
                .answer("agents[r1].agent", "daunorubicin")
                .answer("agents[r1].cumulative_dose", "100")
                .shows("anthracycline_equivalent", "60")
                .answer("agents[r2].agent", "epirubicin")
                .answer("agents[r2].cumulative_dose", "100")
                .answer("agents[r3].agent", "idarubicin")
                .answer("agents[r3].cumulative_dose", "10")
                .answer("agents[r4].agent", "mitoxantrone")
                .answer("agents[r4].cumulative_dose", "10")
                .answer("agents[r5].agent", "doxorubicin")
                .answer("agents[r5].cumulative_dose", "25")
                .answer("agents[r6].agent", "cisplatin")
                .answer("agents[r6].cumulative_dose", "400")
                .shows("anthracycline_equivalent", "315");
    }

    @Test
    void theNextCycleHasTheNextNumber() {
        Scenario line = patient("T01", "2024-01-22", "C34.3", "8973/3").in("systemic-therapy");
        assertThat(line.evaluation().byDefault(line.place("cycles[r1].cycle"))).isEqualTo(Answer.number("1"));
        line.answer("cycles[r1].cycle", "3");
        assertThat(line.evaluation().byDefault(line.place("cycles[r2].cycle"))).isEqualTo(Answer.number("4"));
    }

    @Test
    void aFileIsOnlyAskedForWhenItIsDeidentified() {
        patient("T01", "2024-01-22", "C34.3", "8973/3")
                .in("documents")
                .answer("document_type", "pathology-report")
                .hides("file")
                .answer("deidentified", "no")
                .hides("file")
                .finds("deidentified", "not-deidentified")
                .answer("deidentified", "yes")
                .requires("file")
                .answer("document_type", "wsi-link")
                .hides("file")
                .requires("slide_link");
    }

    @Test
    void aRecommendationOfTheTumourBoardNeedsThreeExperts() {
        patient("T02", "2024-03-04", "C25.0", "8971/3")
                .in("tumour-board")
                .answer("recommendation", "Two more courses, then resection")
                .answer("statements[r1].field", "Surgery")
                .answer("statements[r2].field", "Oncology")
                .finds("experts", "fewer-than-three-experts")
                .answer("statements[r3].field", "Radiology")
                .finds("experts")
                .answer("closed_date", "2024-05-31")
                .shows("survey_due", "2024-08-31");
    }

    private static Scenario patient(String tumourType, String diagnosed, String topography, String morphology) {
        return Scenario.shipped(LIBRARY, tumourType)
                .answer("date_of_diagnosis", diagnosed)
                .answer("topography", topography)
                .answer("morphology", morphology);
    }

    /** Completely removed, one mitosis per 2 mm2, Ki-67 1 %, no invasion. */
    private static Scenario appendix(String millimetres, String location) {
        return patient("T13", "2025-07-07", "C18.1", "8240/3")
                .in("surgery")
                .answer("intent", "primary")
                .answer("residual", "R0")
                .in("local-pathology")
                .answer("sampling", "surgical-resection")
                .answer("size", millimetres)
                .answer("mitoses_count", "1")
                .answer("mitoses_fields", "2")
                .answer("mitoses_unit", "mm2")
                .answer("ki67", "1")
                .answer("lymphovascular_invasion", "no")
                .in("neuroendocrine-tumour")
                .answer("location", location)
                .answer("perforation", "no")
                .answer("mesoappendix", "0")
                .answer("subserosa", "no")
                .answer("beyond", "no");
    }
}
