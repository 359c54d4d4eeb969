package org.rarecase.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

/** What a germline test says of a gene: only classes 4 and 5 count, and only tested genes can be free of a variant. */
class GermlineTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();

    @ParameterizedTest
    @CsvSource({
        // result of the test, class of the variant, what is known of DICER1
        "pathogenic, 5, yes",
        "pathogenic, 4, yes",
        "vus, 4, yes",
        "pathogenic, (unknown), yes",
        "likely-pathogenic, '', yes",
        "vus, 3, ''",
        "vus, (unknown), ''",
        "vus, '', ''",
        "pathogenic, 3, ''",
        "vus, 2, no",
        "vus, 1, no",
    })
    void onlyLikelyPathogenicAndPathogenicVariantsCount(String result, String acmg, String dicer1) {
        Scenario girl = tested(result)
                .answer("genes_tested", "DICER1, STK11")
                .answer("germline_variants[r1].gene", "DICER1")
                .answer("germline_variants[r1].acmg", acmg);

        girl.in("sex-cord-stromal-tumour")
                .shows("dicer1_germline", dicer1)
                .shows("germline_genes", dicer1.equals("yes") ? "DICER1" : "");
    }

    @ParameterizedTest
    @CsvSource({"'DICER1, STK11', no", "STK11, ''", "(unknown), ''", "'', ''"})
    void aNegativeTestSaysNothingOfGenesThatWereNotTested(String genes, String dicer1) {
        tested("negative")
                .answer("genes_tested", genes)
                .in("sex-cord-stromal-tumour")
                .shows("dicer1_germline", dicer1);
    }

    @ParameterizedTest
    @CsvSource({"pending", "not-done", "(unknown)"})
    void withoutAResultNothingIsKnown(String result) {
        tested(result)
                .hides("genes_tested")
                .answer("genes_tested", "DICER1")
                .in("sex-cord-stromal-tumour")
                .shows("dicer1_germline", "")
                .shows("germline_genes", "");
    }

    @Test
    void theGenesAreAskedForOnceThereIsAResult() {
        tested("negative").requires("genes_tested");
        tested("vus").requires("genes_tested");
    }

    @Test
    void aPathogenicResultWithoutItsVariantClearsNoGene() {
        tested("pathogenic")
                .answer("genes_tested", "DICER1")
                .in("sex-cord-stromal-tumour")
                .shows("dicer1_germline", "");
    }

    @Test
    void aVariantWithoutAClassIsNotTakenForThePathogenicOneWhereAnotherMayBeMeant() {
        tested("pathogenic")
                .answer("genes_tested", "DICER1, STK11")
                .answer("germline_variants[r1].gene", "STK11")
                .answer("germline_variants[r1].acmg", "5")
                .answer("germline_variants[r2].gene", "DICER1")
                .in("sex-cord-stromal-tumour")
                .shows("germline_genes", "STK11")
                .shows("dicer1_germline", "")
                .in("predisposition")
                .answer("germline_variants[r1].acmg", "")
                .in("sex-cord-stromal-tumour")
                .shows("germline_genes", "")
                .in("predisposition")
                .answer("germline_variants[r1].gene", "DICER1")
                .in("sex-cord-stromal-tumour")
                .shows("germline_genes", "DICER1");
    }

    /** The same in every form that tells the genes of its tumour. */
    @ParameterizedTest
    @CsvSource({
        "T02, pancreatic-tumour, MEN1",
        "T03, adrenocortical-tumour, TP53",
        "T05, thymic-tumour, MEN1",
        "T07, sex-cord-stromal-tumour, STK11",
        "T08, melanoma, CDKN2A",
        "T09, thyroid-carcinoma, RET",
        "T10, phaeochromocytoma, SDHB",
        "T11, gist, NF1",
        "T12, colorectal-carcinoma, MLH1",
        "T13, neuroendocrine-tumour, MEN1",
        "T14, mesothelioma, BAP1",
    })
    void aVariantOfUncertainSignificanceIsListedNowhere(String type, String form, String gene) {
        Scenario.shipped(LIBRARY, type)
                .in("predisposition")
                .answer("germline_test", "vus")
                .answer("germline_variants[r1].gene", gene)
                .in(form)
                .shows("germline_genes", "")
                .in("predisposition")
                .answer("germline_test", "pathogenic")
                .in(form)
                .shows("germline_genes", gene);
    }

    private static Scenario tested(String result) {
        return Scenario.shipped(LIBRARY, "T07").in("predisposition").answer("germline_test", result);
    }
}
