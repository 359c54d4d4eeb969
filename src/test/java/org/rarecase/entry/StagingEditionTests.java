package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Site, histology and year of diagnosis tell the staging schema, as the selection tables of SEER EOD 3.3 do. */
class StagingEditionTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Pleuropulmonary blastoma, lung   | C34.9 | 8973/3 | soft_tissue_abdomen_thoracic | soft_tissue_abdomen_thoracic
            Pleuropulmonary blastoma, pleura | C38.4 | 8973/3 | heart_mediastinum_pleura     | heart_mediastinum_pleura
            Pancreatoblastoma                | C25.9 | 8971/3 | pancreas                     | pancreas
            Solid pseudopapillary neoplasm   | C25.1 | 8452/3 | pancreas                     | pancreas
            Adrenocortical carcinoma         | C74.0 | 8370/3 | adrenal_gland                | adrenal_gland
            Pancreatic NET, grade 2          | C25.2 | 8249/3 | net_pancreas                 | net_pancreas_v9_2024
            Insulinoma                       | C25.0 | 8151/3 | net_pancreas                 | net_pancreas_v9_2024
            Pancreatic MiNEN                 | C25.0 | 8154/3 | pancreas                     | pancreas
            Adrenocortical carcinoma, NOS    | C74.9 | 8370/3 | adrenal_gland                | adrenal_gland
            Phaeochromocytoma, adrenal NOS   | C74.9 | 8700/3 | net_adrenal_gland            | net_adrenal_gland
            Nasopharynx, posterior wall      | C11.1 | 8072/3 |                              | nasopharynx_v9_2025
            Sarcomatoid mesothelioma         | C48.1 | 9051/3 | retroperitoneum              | retroperitoneum
            Biphasic mesothelioma            | C48.2 | 9053/3 | retroperitoneum              | retroperitoneum
            Nasopharyngeal carcinoma         | C11.9 | 8072/3 | nasopharynx                  | nasopharynx_v9_2025
            Thymoma B2                       | C37.9 | 8584/3 | thymus                       | thymus_v9_2025
            Mucoepidermoid carcinoma, parotid | C07.9 | 8430/3 | major_salivary_glands       | major_salivary_glands_v9_2026
            Sertoli-Leydig cell tumour       | C56.9 | 8631/1 | ovary                        | ovary
            Juvenile granulosa cell tumour   | C56.9 | 8622/1 | ovary                        | ovary
            Melanoma of the skin             | C44.5 | 8721/3 | melanoma_skin                | melanoma_skin
            Papillary thyroid carcinoma      | C73.9 | 8260/3 | thyroid                      | thyroid
            Medullary thyroid carcinoma      | C73.9 | 8345/3 | thyroid_medullary            | thyroid_medullary
            Phaeochromocytoma                | C74.1 | 8700/3 | net_adrenal_gland            | net_adrenal_gland
            Carotid body paraganglioma       | C75.4 | 8692/3 | endocrine_other              | endocrine_other
            Retroperitoneal paraganglioma    | C48.0 | 8693/3 | retroperitoneum              | retroperitoneum
            GIST of the stomach              | C16.9 | 8936/3 | gist                         | gist
            Mucinous colon carcinoma         | C18.7 | 8480/3 | colon_rectum                 | colon_rectum
            Neuroendocrine tumour, appendix  | C18.1 | 8240/3 | net_appendix                 | net_appendix_v9_2024
            Pleural mesothelioma             | C38.4 | 9052/3 | pleural_mesothelioma         | pleural_mesothelioma_v9_2025
            """)
    void theSchemaFollowsFromSiteHistologyAndYear(
            String tumour, String topography, String morphology, String in2020, String in2026) {
        assertThat(schema("2020-06-01", topography, morphology, null)).isEqualTo(in2020);
        assertThat(schema("2026-06-01", topography, morphology, null)).isEqualTo(in2026);
    }

    /** The table of the tumours names both schemas here; the sex decides. */
    @ParameterizedTest
    @CsvSource({
        "2020,female,primary_peritoneal_carcinoma",
        "2026,female,primary_peritoneal_carcinoma",
        "2020,male,retroperitoneum",
        "2026,male,retroperitoneum",
        "2020,undetermined,",
        "2026,undetermined,"
    })
    void theSchemaOfPeritonealMesotheliomaDependsOnTheSex(String year, String sex, String schema) {
        assertThat(schema(year, "C48.2", "9052/3", sex)).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource({
        "2023,C18.1,8240/3,8", "2024,C18.1,8240/3,9",
        "2023,C25.0,8240/3,8", "2024,C25.0,8240/3,9",
        "2024,C11.9,8072/3,8", "2025,C11.9,8072/3,9",
        "2024,C37.9,8584/3,8", "2025,C37.9,8584/3,9",
        "2024,C38.4,9052/3,8", "2025,C38.4,9052/3,9",
        "2025,C07.9,8430/3,8", "2026,C07.9,8430/3,9",
        "2026,C16.9,8936/3,8"
    })
    void version9BeginsWithTheYearOfTheSchema(String year, String topography, String morphology, String edition) {
        assertThat(of(year, topography, morphology, null).value("extent.edition_in_force"))
                .isEqualTo(edition);
    }

    @ParameterizedTest
    @CsvSource({"female", "male", "undetermined"})
    void sarcomatoidAndBiphasicMesotheliomaOfThePeritoneumDoNotDependOnTheSex(String sex) {
        assertThat(schema("2022", "C48.1", "9051/3", sex)).isEqualTo("retroperitoneum");
        assertThat(schema("2022", "C48.2", "9053/3", sex)).isEqualTo("retroperitoneum");
    }

    @ParameterizedTest
    @CsvSource({"8720/3, melanoma_skin", "8720/2, melanoma_skin", "8770/0,", "8761/1,", "atypical-spitz,"})
    void aNaevusHasNoSchemaOfMelanoma(String morphology, @Nullable String schema) {
        assertThat(schema("2024", "C44.5", morphology, null)).isEqualTo(schema);
    }

    @Test
    void withoutYearOrForAnUnknownPairNothingIsSaid() {
        assertThat(of(null, "C11.9", "8072/3", null).value("extent.edition_in_force"))
                .isNull();
        assertThat(schema("2026", "C34.1", "8240/3", null)).isNull();
    }

    private static @Nullable String schema(String date, String topography, String morphology, @Nullable String sex) {
        return of(date, topography, morphology, sex).value("extent.staging_schema");
    }

    private static ShippedCase of(@Nullable String date, String topography, String morphology, @Nullable String sex) {
        return new ShippedCase("T15")
                .set("diagnosis.date_of_diagnosis", date)
                .set("diagnosis.topography", topography)
                .set("diagnosis.morphology", morphology)
                .set("demographics.sex", sex);
    }
}
