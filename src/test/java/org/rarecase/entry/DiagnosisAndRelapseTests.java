package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.code.Code;
import org.rarecase.study.TumourType;
import org.yaml.snakeyaml.Yaml;

/** Stage, grade, score and size at diagnosis follow from what was done at diagnosis, whatever is found later. */
class DiagnosisAndRelapseTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();
    private static final String ACT = "adrenocortical-tumour";

    /** Checks on the rows as they are, such as their dates; nothing is calculated from these. */
    private static final Set<String> CHECKS_OF_ALL_ROWS = Set.of(
            "local-pathology/margins-without-surgery",
            "local-pathology/margins-unlike-surgery",
            "surgery/metastasectomy-without-metastasis",
            "follow-up/follow-up-before-surgery",
            "follow-up/follow-up-before-treatment");

    static Stream<String> tumourTypes() {
        return LIBRARY.codeList("tumour-types").codes().stream().map(Code::value);
    }

    @ParameterizedTest
    @MethodSource("tumourTypes")
    void aRelapseChangesNothingThatFollowsFromTheDiagnosis(String type) {
        Scenario child = diagnosed(type);
        Map<String, String> atDiagnosis = derived(child, type);

        later(child.in("event").answer("event_type", "local").answer("event_date", "2024-02-01"), "relapse");

        assertThat(derived(child, type)).isEqualTo(atDiagnosis);
    }

    @ParameterizedTest
    @MethodSource("tumourTypes")
    void noneOfASecondLookOrALaterMetastasisIsTakenForTheTumourAtDiagnosis(String type) {
        Scenario child = diagnosed(type);
        Map<String, String> atDiagnosis = derived(child, type);

        child.another("local-pathology").answer("specimen_of", "second-look");
        everythingElse(child);
        child.another("surgery").answer("intent", "metastasectomy").answer("residual", "R2");
        child.answer("rupture", "pre-op").answer("lymph_nodes", "dissection");

        assertThat(derived(child, type)).isEqualTo(atDiagnosis);
    }

    /** Answers that were given before it was asked what a specimen is of. */
    @ParameterizedTest
    @CsvSource({
        // date of the specimen, whether it counts for the diagnosis
        "2023-03-01, true",
        "2023-04-30, true",
        "2024-01-31, true",
        "2024-02-01, false",
        "2024-03-01, false",
        "2024, false",
        "'', false"
    })
    void aSpecimenOfUnknownOriginCountsIfItIsOlderThanTheEvent(String sampled, boolean counts) {
        specimen("T03", "")
                .answer("sample_date", sampled)
                .in("event")
                .answer("event_type", "local")
                .answer("event_date", "2024-02-01")
                .in(ACT)
                .shows("ki67_over_15", counts ? "yes" : "");
    }

    @Test
    void withoutAnEventASpecimenOfUnknownOriginCounts() {
        specimen("T03", "").in(ACT).shows("ki67_over_15", "yes");
    }

    @Test
    void aSpecimenThatIsNotLaterThanTheDiagnosisCountsAlsoWithAnEventOfUnknownDate() {
        specimen("T03", "")
                .answer("sample_date", "2023-05-01")
                .in("event")
                .answer("event_type", "local")
                .answer("event_date", "(unknown)")
                .in(ACT)
                .shows("ki67_over_15", "yes");
    }

    @ParameterizedTest
    @CsvSource({"primary, yes", "primary-treated, yes", "node, ''", "metastasis, ''", "second-look, ''", "relapse, ''"})
    void gradesFollowFromThePrimaryTumourOnly(String of, String over15) {
        specimen("T03", of).in(ACT).shows("ki67_over_15", over15);
    }

    @ParameterizedTest
    @CsvSource({
        "primary, TP53",
        "primary-treated, TP53",
        "node, TP53",
        "metastasis, TP53",
        "second-look, ''",
        "relapse, ''"
    })
    void markersOfTheTumourFollowFromAnySpecimenAtDiagnosis(String of, String genes) {
        specimen("T03", of)
                .answer("molecular[r1].gene", "TP53")
                .answer("molecular[r1].result", "detected")
                .in(ACT)
                .shows("altered_genes", genes);
    }

    @ParameterizedTest
    @CsvSource({
        "surgical-resection, primary, 40",
        "excisional-biopsy, primary, 40",
        "laparotomy, primary, 130",
        "'', primary, 130",
        "'', '', 130",
        "core-biopsy, primary, 130",
        "core-biopsy, '', 130",
        "debulking, primary, 130",
        "surgical-resection, primary-treated, 130",
        "surgical-resection, metastasis, 130",
        "surgical-resection, relapse, 130"
    })
    void theSizeAtDiagnosisIsOfTheResectedTumourElseOfImaging(String sampling, String of, String size) {
        specimen("T03", of)
                .answer("sampling", sampling)
                .answer("size", "40")
                .in("extent")
                .answer("size", "130")
                .in(ACT)
                .shows("largest_diameter", size);
    }

    @Test
    void aBiopsyAloneHasNoSize() {
        specimen("T03", "primary")
                .answer("sampling", "core-biopsy")
                .answer("size", "15")
                .in(ACT)
                .shows("largest_diameter", "")
                .shows("size_over_105", "");
    }

    @Test
    void aBiopsyCannotTellThatTheTumourDoesNotInvade() {
        Scenario child = specimen("T06", "primary").answer("sampling", "core-biopsy");
        child.answer("perineural_invasion", "no").in("salivary-gland-tumour").shows("perineural", "");
        child.in("local-pathology")
                .answer("perineural_invasion", "yes")
                .in("salivary-gland-tumour")
                .shows("perineural", "yes");
        child.in("local-pathology")
                .answer("perineural_invasion", "no")
                .answer("sampling", "surgical-resection")
                .in("salivary-gland-tumour")
                .shows("perineural", "no");
    }

    @Test
    void theVolumeIsThatOfTheResectedTumourElseOfImaging() {
        specimen("T03", "primary")
                .answer("sampling", "surgical-resection")
                .answer("size", "60 x 50 x 40")
                .in("extent")
                .answer("size", "90 x 70 x 64")
                .in(ACT)
                .shows("volume", "62.8")
                .in("local-pathology")
                .answer("size", "60 x 50")
                .in(ACT)
                .shows("volume", "210.9");
    }

    @ParameterizedTest
    @CsvSource({
        // rupture at biopsy, at resection, what is known
        "no, no, no",
        "no, (unknown), ''",
        "(unknown), no, ''",
        "no, '', ''",
        "no, intra-op, intra-op",
        "(unknown), intra-op, intra-op",
        "pre-op, no, pre-op"
    })
    void noRuptureMeansThatItIsKnownOfEachOperation(String biopsy, String resection, String rupture) {
        Scenario child = Scenario.shipped(LIBRARY, "T02")
                .in("surgery")
                .answer("intent", "biopsy")
                .answer("rupture", biopsy)
                .another("surgery")
                .answer("intent", "delayed-primary")
                .answer("rupture", resection);
        child.in("pancreatic-tumour").shows("rupture", rupture);
        child.another("surgery").answer("intent", "relapse").answer("rupture", "pre-op");
        child.in("pancreatic-tumour").shows("rupture", rupture);
    }

    @ParameterizedTest
    @CsvSource({
        // examined, positive, clinically; what is known
        "5, 0, positive, no",
        "5, 1, negative, yes",
        "5, (unknown), negative, ''",
        "5, (unknown), positive, yes",
        "0, '', negative, no",
        "0, '', not-assessed, ''",
        "0, '', '', ''",
        "'', '', negative, no",
        "'', '', positive, yes",
        "'', '', not-assessed, ''"
    })
    void nodesAreNegativeOnlyIfSomebodyLooked(String examined, String positive, String clinically, String nodes) {
        Scenario.shipped(LIBRARY, "T02")
                .in("extent")
                .answer("nodes_examined", examined)
                .answer("nodes_positive", positive)
                .answer("nodes_clinical", clinically)
                .in("pancreatic-tumour")
                .shows("positive_nodes", nodes);
    }

    /** Cases that were filled in before it was asked what a specimen is of. */
    @ParameterizedTest
    @CsvSource({"A, adrenocortical-tumour", "P, pleuropulmonary-blastoma", "S, sex-cord-stromal-tumour"})
    void casesWithoutTheNewAnswersLoseNothing(String letter, String form) {
        ShippedCase asked = new ShippedCase(letter);
        ShippedCase before = new ShippedCase(letter)
                .set("local-pathology[1].specimen_of", null)
                .set("local-pathology[2].specimen_of", null)
                .set("predisposition.genes_tested", null);

        assertThat(derived(before, form)).isEqualTo(derived(asked, form)).isNotEmpty();
    }

    private static Map<String, String> derived(ShippedCase filled, String form) {
        Map<String, String> derived = new LinkedHashMap<>();
        LIBRARY.form(new FormKey(form))
                .items()
                .filter(Item::isDerived)
                .forEach(item -> derived.put(item.key(), String.valueOf(filled.value(form + "." + item.key()))));
        return derived;
    }

    /** Rules read rows of repeating forms by the names of definitions.yaml, which leave out what is later. */
    @Test
    void noRuleReadsAllSpecimensOrOperations() throws IOException {
        Pattern rows = Pattern.compile("\\b(local_pathology|surgery)\\b");
        List<String> reading = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            for (Path file : files.filter(it -> it.toString().matches(".*(core|tumours|sections)/.*yaml"))
                    .toList()) {
                rules(
                        new Yaml().load(Files.readString(file)),
                        file.getFileName().toString().replace(".yaml", ""),
                        reading,
                        rows);
            }
        }
        assertThat(reading).isSubsetOf(CHECKS_OF_ALL_ROWS);
    }

    private static void rules(Object node, String place, List<String> reading, Pattern rows) {
        if (node instanceof Map<?, ?> map) {
            Object check = map.get("check");
            Object name = check == null ? map.get("item") : check;
            String inside = name == null ? place : place + "/" + name;
            map.forEach((key, value) -> {
                boolean rule = List.of("derive", "askedWhen", "requiredWhen", "default", "when")
                        .contains(key);
                if (rule && rows.matcher(String.valueOf(value)).find()) {
                    reading.add(check == null ? inside + " " + key : place + "/" + check);
                }
                rules(value, inside, reading, rows);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(it -> rules(it, place, reading, rows));
        }
    }

    private static Scenario specimen(String type, String of) {
        return Scenario.shipped(LIBRARY, type)
                .answer("date_of_diagnosis", "2023-05-01")
                .in("local-pathology")
                .answer("specimen_of", of)
                .answer("ki67", "20");
    }

    /** A resected tumour with every marker and gene looked at. */
    private static Scenario diagnosed(String type) {
        Scenario child = specimen(type, "primary")
                .answer("sample_date", "2023-05-02")
                .answer("sampling", "surgical-resection")
                .answer("size", "45 x 40 x 30")
                .answer("lymphovascular_invasion", "no")
                .answer("perineural_invasion", "no")
                .answer("necrosis", "0")
                .answer("mitoses_count", "1")
                .answer("mitoses_fields", "10")
                .answer("mitoses_unit", type.matches("T(08|11|13)") ? "mm2" : "hpf")
                .answer("ki67", "2");
        markers(child, "positive", "not-detected");
        child.in("extent").answer("metastasis", "no").answer("nodes_clinical", "negative");
        child.in("surgery").answer("intent", "primary").answer("residual", "R1");
        return child.answer("rupture", "no").answer("lymph_nodes", "none");
    }

    private static void later(Scenario child, String of) {
        child.another("local-pathology").answer("specimen_of", of);
        everythingElse(child);
        child.another("local-pathology");
        everythingElse(child);
        child.another("surgery").answer("intent", "relapse").answer("residual", "R0");
        child.answer("rupture", "pre-op").answer("lymph_nodes", "dissection");
    }

    /** Found at the last specimen, other than before. */
    private static void everythingElse(Scenario child) {
        child.answer("sample_date", "2024-03-01")
                .answer("sampling", "surgical-resection")
                .answer("size", "220 x 200 x 190")
                .answer("lymphovascular_invasion", "yes")
                .answer("perineural_invasion", "yes")
                .answer("necrosis", "80")
                .answer("mitoses_count", "90")
                .answer("mitoses_fields", "10")
                .answer("mitoses_unit", "mm2")
                .answer("ki67", "90");
        markers(child, "loss", "detected");
    }

    private static void markers(Scenario child, String stained, String altered) {
        int row = 0;
        for (Code marker : LIBRARY.codeList("ihc-markers").codes()) {
            row++;
            child.answer("ihc[r" + row + "].marker", marker.value()).answer("ihc[r" + row + "].result", stained);
        }
        for (Code gene : LIBRARY.codeList("genes").codes()) {
            row++;
            child.answer("molecular[r" + row + "].gene", gene.value())
                    .answer("molecular[r" + row + "].result", altered);
        }
    }

    /** What the form of the tumour derives, by item. */
    private static Map<String, String> derived(Scenario child, String type) {
        FormDefinition form = LIBRARY.formsFor(new TumourType(type)).stream()
                .filter(it -> it.tumourType() != null)
                .findFirst()
                .orElseThrow();
        child.in(form.key().value());
        Map<String, String> derived = new LinkedHashMap<>();
        form.items()
                .filter(Item::isDerived)
                .forEach(item -> derived.put(
                        item.key(),
                        child.evaluation()
                                .effective(child.place(ItemPath.of(item.key()).toString()))
                                .print()));
        return derived;
    }
}
