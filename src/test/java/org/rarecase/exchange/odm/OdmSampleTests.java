package org.rarecase.exchange.odm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.exchange.fact.EveryType;

/** Files that others wrote, which are not part of the project. */
class OdmSampleTests {

    /** In the order of the table that goes with the files, which counts six more items that stand in a comment of one file. */
    private static final List<String> COUNTED = List.of(
            "FormDef",
            "ItemGroupDef",
            "ItemDef",
            "CodeList",
            "ConditionDef",
            "MethodDef",
            "SubjectData",
            "ItemData",
            "AuditRecord",
            "AuditLog",
            "DiscrepancyNote",
            "IsNull");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "odm-1.3.1/redcap-longitudinal.xml,           75, 1 2 5 1 0 0 3 36 0 0 0 0,         1.3.1, REDCAP",
        "odm-1.3.1/redcap-repeating-instruments.xml,  64, 2 4 13 5 0 0 2 34 0 0 0 0,        1.3.1, REDCAP",
        "odm-1.3.2/cdash-invalid.xml,                  1, 4 7 52 16 0 0 0 0 0 0 0 0,        1.3.2, OTHER",
        "odm-1.3.2/cdash.xml,                          0, 4 7 52 16 0 0 0 0 0 0 0 0,        1.3.2, OTHER",
        "odm-1.3.2/openclinica-cambria.xml,          498, 8 12 143 19 0 0 13 769 0 179 4 0, 1.3,   OPENCLINICA",
        "odm-1.3.2/openedc-clinicaldata.xml,          90, 0 0 0 0 0 0 90 1684 90 0 0 0,     1.3.2, OPENEDC",
        "odm-1.3.2/openedc-metadata.xml,               0, 5 9 28 4 7 2 0 0 0 0 0 0,         1.3.2, OPENEDC",
        "odm-1.3/rave-dataset-ja.xml,                  0, 0 0 0 0 0 0 1 3 0 0 0 2,          1.3,   RAVE",
        "odm-2.0/conditional-repeats.xml,              0, 0 0 0 0 0 0 0 0 0 0 0 0,          2.0,   OTHER",
        "odm-2.0/race-check-all.xml,                   0, 0 3 6 3 0 0 3 46 0 0 0 0,        2.0,   OTHER",
        "odm-2.0/repeating-itemgroup.xml,              0, 0 2 4 2 0 0 1 13 0 0 0 0,         2.0,   OTHER"
    })
    void everyFileIsReadToItsEnd(String file, int errors, String counts, String version, OdmReport.Source source)
            throws Exception {
        if (isMissing()) {
            return;
        }
        byte[] xml = Files.readAllBytes(OdmSchemas.SAMPLES.resolve(file));
        OdmReport report = read(xml);
        assertThat(COUNTED.stream().map(report::count).map(String::valueOf).toList())
                .containsExactly(counts.split(" "));
        assertThat(report.version()).isEqualTo(version);
        assertThat(report.source()).isEqualTo(source);
        assertThat(report.cases()).isEqualTo(report.count("SubjectData"));
        Dialect dialect = version.equals("2.0") ? Dialect.ODM_2_0 : Dialect.ODM_1_3_2;
        assertThat(OdmSchemas.errors(dialect, xml)).hasSize(errors);
    }

    @Test
    void allFilesOfTheFolderAreNamedHere() throws Exception {
        if (isMissing()) {
            return;
        }
        try (var files = Files.walk(OdmSchemas.SAMPLES, 2)) {
            assertThat(files.filter(file -> file.toString().matches(".*/odm-[^/]*/[^/]*\\.xml")))
                    .hasSize(11);
        }
    }

    @Test
    void whatIsOverlookedIsListedWithItsPlace() throws Exception {
        if (isMissing()) {
            return;
        }
        assertThat(findings("odm-1.3.2/cdash.xml")).isEmpty();
        assertThat(findings("odm-1.3.2/cdash-invalid.xml"))
                .containsExactly("14 studyName x1: There is no such element in ODM; StudyName would be right.");
        assertThat(findings("odm-1.3.2/openedc-clinicaldata.xml"))
                .contains("57 AuditRecord x90: It is in the wrong place: AuditRecord comes first in its element.");
        assertThat(findings("odm-1.3.2/openclinica-cambria.xml"))
                .anyMatch(finding -> finding.contains("OpenClinica:AuditLog x179: This is not of ODM"));
        assertThat(findings("odm-1.3/rave-dataset-ja.xml"))
                .containsExactly("6 SUBJECT x1: There is no such visit; its forms were left out.");
    }

    private static List<String> findings(String file) throws Exception {
        return read(Files.readAllBytes(OdmSchemas.SAMPLES.resolve(file))).findings().stream()
                .map(it -> it.line() + " " + it.element() + " x" + it.times() + ": "
                        + it.message().english())
                .toList();
    }

    private static OdmReport read(byte[] xml) throws Exception {
        return OdmReader.read(
                new ByteArrayInputStream(xml),
                EveryType.content(EveryType.form()),
                (fact, line) -> assertThat(fact.forms()).isEmpty());
    }

    private static boolean isMissing() {
        Path folder = OdmSchemas.SAMPLES;
        if (!Files.isDirectory(folder)) {
            System.out.println("Files of others were left out, since there is no " + folder);
            return true;
        }
        return false;
    }
}
