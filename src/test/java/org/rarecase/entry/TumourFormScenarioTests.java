package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the forms of the tumour types conclude, told by one patient each. */
class TumourFormScenarioTests {

    @Test
    void aBoyWithPancreatoblastomaAndPositiveNodesIsRecommendedFourCourses() {
        ShippedCase boy = patient("T02", "2025-03-04", "C25.0", "8971/3")
                .set("pancreatic-tumour.resectability", "localised-unresectable")
                .set("pancreatic-tumour.plado_neoadjuvant", 4);
        resected(boy, "delayed-primary", "R0").set("extent.nodes_examined", 9).set("extent.nodes_positive", 2);
        assertThat(boy.value("pancreatic-tumour.plado_recommended")).isEqualTo("4");
        assertThat(boy.value("extent.staging_schema")).isEqualTo("pancreas");
    }

    @Test
    void anAdolescentWithNasopharyngealCarcinomaOfTheSkullBaseHasT3N2() {
        ShippedCase adolescent = patient("T04", "2025-01-20", "C11.9", "8072/3")
                .set("nasopharyngeal-carcinoma.structures", List.of("nasopharynx", "parapharyngeal", "skull-base"))
                .set("nasopharyngeal-carcinoma.node_side", "bilateral")
                .set("nasopharyngeal-carcinoma.node_size", 45)
                .set("nasopharyngeal-carcinoma.below_cricoid", "no")
                .set("extent.metastasis", "no");
        assertThat(adolescent.value("nasopharyngeal-carcinoma.tnm_edition")).isEqualTo("9");
        assertThat(adolescent.value("nasopharyngeal-carcinoma.t_category")).isEqualTo("T3");
        assertThat(adolescent.value("nasopharyngeal-carcinoma.n_category")).isEqualTo("N2");
        assertThat(adolescent.value("nasopharyngeal-carcinoma.m_category")).isEqualTo("M0");
    }

    @Test
    void aGirlWithMyastheniaAndThymomaIsAskedForHerClassAndStagedByVersion8In2024() {
        ShippedCase girl = patient("T05", "2024-11-30", "C37.9", "8583/3")
                .set("thymic-tumour.myasthenia", "yes")
                .set("thymic-tumour.mgfa_class", "IIb")
                .set("thymic-tumour.masaoka_koga", "IIa");
        resected(girl, "primary", "R0");
        assertThat(girl.hiddenAnswers()).isEmpty();
        assertThat(girl.value("thymic-tumour.tnm_edition")).isEqualTo("8");
        assertThat(girl.value("thymic-tumour.residual")).isEqualTo("R0");
    }

    @Test
    void aMucoepidermoidCarcinomaOfTheParotidIsAskedForFacialNerveAndGradingSystem() {
        ShippedCase girl = patient("T06", "2026-02-01", "C07.9", "8430/3")
                .set("salivary-gland-tumour.facial_pre", "I")
                .set("salivary-gland-tumour.mec_system", "brandwein")
                .set("salivary-gland-tumour.fusion", "CRTC1::MAML2");
        assertThat(girl.hiddenAnswers()).isEmpty();
        assertThat(girl.findings()).noneMatch(finding -> finding.contains("maml2-unlike-morphology"));
        assertThat(girl.value("salivary-gland-tumour.tnm_edition")).isEqualTo("9");
    }

    @Test
    void anUlceratedNodularMelanomaOf2Point4MillimetresIsT3b() {
        ShippedCase boy = patient("T08", "2025-06-11", "C44.5", "8721/3")
                .set("melanoma.breslow", 2.4)
                .set("melanoma.ulceration", "yes")
                .set("melanoma.slnb", "yes")
                .set("melanoma.sln_examined", 2)
                .set("melanoma.sln_positive", 1);
        assertThat(boy.value("melanoma.t_category")).isEqualTo("T3b");
        boy.set("melanoma.n_category", "N0");
        assertThat(boy.findings()).contains("melanoma/n0-though-sentinel at n_category");
    }

    @Test
    void lungMetastasesMakeAPapillaryThyroidCarcinomaHighRiskButStageII() {
        ShippedCase girl = patient("T09", "2025-09-03", "C73.9", "8260/3")
                .set("extent.metastasis", "yes")
                .set("extent.metastasis_sites", List.of("lung"))
                .set("extent.staging_system", "tnm-uicc")
                .set("extent.stage_group", "II");
        assertThat(girl.value("thyroid-carcinoma.ata_risk")).isEqualTo("high");
        assertThat(girl.value("thyroid-carcinoma.stage")).isEqualTo("II");
        assertThat(girl.findings()).noneMatch(finding -> finding.contains("m1-without-stage-iv"));
    }

    @Test
    void aToddlerWithM918tHasTheHighestRisk() {
        ShippedCase toddler = patient("T09", "2025-02-14", "C73.9", "8345/3")
                .set("thyroid-carcinoma.prophylactic", "yes")
                .set("thyroid-carcinoma.ret_codon", "M918T");
        assertThat(toddler.value("thyroid-carcinoma.ata_mtc_risk")).isEqualTo("HST");
        assertThat(toddler.value("thyroid-carcinoma.ata_risk")).isNull();
    }

    @Test
    void aMetastaticParagangliomaWithLossOfSdhbNeedsAGermlineTest() {
        ShippedCase boy = patient("T10", "2025-04-08", "C48.0", "8681/3")
                .set("phaeochromocytoma.local_invasion", "no")
                .set("extent.size_a", 42)
                .set("extent.metastasis", "yes")
                .set("extent.metastasis_sites", List.of("bone", "lung"))
                .set("local-pathology.ihc[1].marker", "SDHB")
                .set("local-pathology.ihc[1].result", "loss")
                .set("predisposition.germline_test", "not-done");
        assertThat(boy.value("phaeochromocytoma.t_category")).isEqualTo("T2");
        assertThat(boy.value("phaeochromocytoma.m_category")).isEqualTo("M1c");
        assertThat(boy.findings()).contains("phaeochromocytoma/sdhb-lost-untested at sdhb");
    }

    @Test
    void theRiskOfAnSdhDeficientGistIsNotValidated() {
        ShippedCase girl = patient("T11", "2025-10-01", "C16.3", "8936/3")
                .set("local-pathology.ihc[1].marker", "SDHB")
                .set("local-pathology.ihc[1].result", "loss")
                .set("local-pathology.mitoses_count", 3)
                .set("local-pathology.mitoses_fields", 5)
                .set("local-pathology.mitoses_unit", "mm2")
                .set("gist.risk_system", "nih")
                .set("gist.risk", "low");
        assertThat(girl.value("gist.sdh_deficient")).isEqualTo("yes");
        assertThat(girl.value("gist.seer_grade")).isEqualTo("L");
        assertThat(girl.findings()).contains("gist/risk-in-sdh-deficient at risk");
    }

    @Test
    void aBoyWithCafeAuLaitMaculesAndColonCarcinomaNeedsAGermlineTest() {
        ShippedCase boy = patient("T12", "2025-05-05", "C18.7", "8480/3")
                .set("colorectal-carcinoma.cafe_au_lait", "yes")
                .set("local-pathology.ihc[1].marker", "PMS2")
                .set("local-pathology.ihc[1].result", "loss")
                .set("extent.nodes_examined", 11)
                .set("predisposition.germline_test", "not-done");
        resected(boy, "primary", "R0");
        assertThat(boy.value("colorectal-carcinoma.mmr_deficient")).isEqualTo("yes");
        assertThat(boy.findings())
                .contains(
                        "colorectal-carcinoma/cafe-au-lait-untested at cafe_au_lait",
                        "colorectal-carcinoma/mmr-untested at mmr_deficient",
                        "colorectal-carcinoma/fewer-than-12-nodes at nodes_adequate");
    }

    @Test
    void aSmallTumourFoundInAnInflamedAppendixNeedsNoFollowUp() {
        ShippedCase girl = appendix(7).set("neuroendocrine-tumour.location", "tip");
        assertThat(girl.value("neuroendocrine-tumour.who_grade")).isEqualTo("G1");
        assertThat(girl.value("neuroendocrine-tumour.enets_t")).isEqualTo("T1");
        assertThat(girl.value("neuroendocrine-tumour.follow_up_advice")).isEqualTo("none");
    }

    @Test
    void aTumourOf22MillimetresAtTheBaseNeedsMoreThanTheAppendectomy() {
        ShippedCase girl = appendix(22).set("neuroendocrine-tumour.location", "base");
        assertThat(girl.value("neuroendocrine-tumour.uicc_t")).isEqualTo("T2");
        assertThat(girl.value("neuroendocrine-tumour.enets_t")).isEqualTo("T3");
        assertThat(girl.value("neuroendocrine-tumour.risk_factors")).isEqualTo("size, base");
        assertThat(girl.value("neuroendocrine-tumour.follow_up_advice")).isEqualTo("further");
    }

    @Test
    void aGirlWithPeritonealMesotheliomaIsAskedForTheRegionsOfTheAbdomenNotForThePleura() {
        ShippedCase girl = patient("T14", "2025-08-19", "C48.2", "9052/3").set("demographics.sex", "female");
        for (String region : new String[] {
            "central",
            "right_upper",
            "epigastrium",
            "left_upper",
            "left_flank",
            "left_lower",
            "pelvis",
            "right_lower",
            "right_flank",
            "upper_jejunum",
            "lower_jejunum",
            "upper_ileum",
            "lower_ileum"
        }) {
            girl.set("mesothelioma.pci_" + region, region.equals("pelvis") ? 3 : 1);
        }
        assertThat(girl.value("mesothelioma.pci")).isEqualTo("15");
        assertThat(girl.value("mesothelioma.tnm_edition")).isNull();
        assertThat(girl.value("extent.staging_schema")).isEqualTo("primary_peritoneal_carcinoma");
        girl.set("mesothelioma.effusion", "2");
        assertThat(girl.hiddenAnswers()).containsExactly("mesothelioma.effusion");
    }

    @Test
    void aSecretoryCarcinomaOfTheBreastIsRecognisedByItsCodes() {
        ShippedCase girl = patient("T15", "2025-12-01", "C50.9", "8502/3");
        assertThat(girl.value("other-tumour.entity")).isEqualTo("breast-secretory");
    }

    @Test
    void anthracyclinesOfTwoLinesAreAddedUp() {
        ShippedCase boy = patient("T02", "2024-03-04", "C25.0", "8971/3");
        doxorubicin(boy, 1, 240);
        doxorubicin(boy, 2, 210);
        assertThat(boy.findings()).noneMatch(finding -> finding.contains("anthracyclines-above-450"));
        doxorubicin(boy, 2, 210.5);
        assertThat(boy.findings())
                .contains("systemic-therapy/anthracyclines-above-450 at anthracycline_dose")
                .filteredOn(finding -> finding.contains("anthracyclines"))
                .hasSize(2);
    }

    private static ShippedCase patient(String tumourType, String diagnosed, String topography, String morphology) {
        return new ShippedCase(tumourType)
                .set("diagnosis.date_of_diagnosis", diagnosed)
                .set("diagnosis.topography", topography)
                .set("diagnosis.morphology", morphology);
    }

    private static ShippedCase resected(ShippedCase patient, String intent, String residual) {
        return patient.set("surgery.intent", intent).set("surgery.residual", residual);
    }

    /** Completely removed, one mitosis per 2 mm2, Ki-67 1 %, no invasion. */
    private static ShippedCase appendix(int millimetres) {
        ShippedCase girl = patient("T13", "2025-07-07", "C18.1", "8240/3")
                .set("local-pathology.size_a", millimetres)
                .set("local-pathology.mitoses_count", 1)
                .set("local-pathology.mitoses_fields", 2)
                .set("local-pathology.mitoses_unit", "mm2")
                .set("local-pathology.ki67", 1)
                .set("local-pathology.lymphovascular_invasion", "no")
                .set("neuroendocrine-tumour.perforation", "no")
                .set("neuroendocrine-tumour.mesoappendix", 0)
                .set("neuroendocrine-tumour.subserosa", "no")
                .set("neuroendocrine-tumour.beyond", "no");
        return resected(girl, "primary", "R0");
    }

    private static void doxorubicin(ShippedCase patient, int line, double milligramsPerSquareMetre) {
        String form = "systemic-therapy[" + line + "].";
        patient.set(form + "agents[1].agent", "doxorubicin")
                .set(form + "agents[1].cumulative_dose", milligramsPerSquareMetre);
    }
}
