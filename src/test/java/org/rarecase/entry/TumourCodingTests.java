package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.form.reading.FormFolder;

/** Every tumour can be coded: by the lists that come along, by those of a registry, else in words. */
class TumourCodingTests {

    private static final FormLibrary LIBRARY = FormFiles.shipped();

    static Stream<String> tumourTypes() {
        return LIBRARY.codeList("tumour-types").codes().stream().map(Code::value);
    }

    @ParameterizedTest
    @MethodSource("tumourTypes")
    void aCodeThatIsNotInTheListIsGivenInWords(String type) {
        Scenario.shipped(LIBRARY, type)
                .hides("topography_other")
                .answer("topography", "other")
                .finds("topography")
                .requires("topography_other")
                .answer("topography_other", "C99.9, a site of its own")
                .finds("topography_other")
                .hides("morphology_other")
                .answer("morphology", "other")
                .finds("morphology")
                .requires("morphology_other")
                .answer("morphology_other", "9999/3")
                .in("local-pathology")
                .shows("morphology", "other")
                .requires("morphology_other")
                .in("central-review")
                .answer("review_morphology", "other")
                .requires("review_morphology_other");
    }

    @ParameterizedTest
    @MethodSource("tumourTypes")
    void siteAndHistologyMayBeUnknown(String type) {
        Scenario.shipped(LIBRARY, type)
                .finds("topography", Finding.MISSING)
                .answer("topography", "(unknown)")
                .finds("topography")
                .finds("morphology", Finding.MISSING)
                .answer("morphology", "(unknown)")
                .finds("morphology");
    }

    @ParameterizedTest
    @CsvSource({
        "T02, C25.9, 8452/1",
        "T03, C74.9, 8370/3",
        "T04, C11.9, 8070/3",
        "T05, C37.9, 8010/3",
        "T06, C07.9, 8500/2",
        "T07, C56.9, 8592/1",
        "T07, C62.9, 8640/3",
        "T07, C62.1, 8650/3",
        "T08, C51.9, 8746/3",
        "T08, C60.1, 8746/3",
        "T08, C31.0, 8720/3",
        "T08, C21.1, 8746/3",
        "T08, C06.0, 8746/3",
        "T08, C69.3, 8772/3",
        "T08, C70.9, 8728/1",
        "T08, C44.5, 8761/1",
        "T08, C44.5, atypical-spitz",
        "T09, C73.9, 8201/3",
        "T10, C67.9, 8693/3",
        "T10, C38.2, 8681/3",
        "T12, C18.7, 8263/3",
        "T13, C34.1, 8013/3",
        "T15, C44.3, 8090/3",
        "T15, C64.9, 8312/3",
        "T15, C22.0, 8170/3",
        "T15, C22.1, 8160/3",
        "T15, C67.0, 8120/3",
        "T15, C53.9, 8560/3",
        "T15, C32.0, 8070/3",
        "T15, C49.2, other",
        "T15, C80.9, 8010/3"
    })
    void whatIsSeenInChildrenIsOffered(String type, String topography, String morphology) {
        Scenario.shipped(LIBRARY, type)
                .answer("topography", topography)
                .finds("topography")
                .answer("morphology", morphology)
                .finds("morphology");
    }

    @ParameterizedTest
    @CsvSource({"T03, C67.9, 8693/3", "T08, C67.9, 8693/3", "T10, C51.9, 8746/3"})
    void whatBelongsToAnotherTypeIsNotOffered(String type, String topography, String morphology) {
        Scenario.shipped(LIBRARY, type)
                .answer("topography", topography)
                .finds("topography", Finding.CODE)
                .answer("morphology", morphology)
                .finds("morphology", Finding.CODE);
    }

    @Test
    void aCodeThatIcdODoesNotHaveIsNotShipped() {
        assertThat(LIBRARY.codeList("icdo-morphology").find("8770/1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "salivary-gland-tumour, fna, IVA, true",
        "salivary-gland-tumour, fna, IVB, true",
        "salivary-gland-tumour, fna, IV, false",
        "melanoma, stage_group, IIID, true",
        "extent, stage_group, IIIA1, true",
        "extent, stage_group, IIIA2, true",
        "extent, stage_group, IIID, true",
        "nasopharyngeal-carcinoma, stage_group, IA, true",
        "nasopharyngeal-carcinoma, node_levels, VB, true",
        "follow-up, late_effects[r1].grade, 4, true",
        "follow-up, late_effects[r1].grade, 5, false",
        "adverse-events, grade, 5, true",
        "registration, assent, not-documented, true",
        "systemic-therapy, agents[r1].agent, mitoxantrone, true"
    })
    void categoriesAreThoseOfTheirSystems(String form, String item, String code, boolean offered) {
        CodeList codes = LIBRARY.form(new FormKey(form))
                .find(ItemPath.parse(item))
                .orElseThrow()
                .codeList();
        assertThat(codes.find(code).isPresent()).isEqualTo(offered);
    }

    @Test
    void basalCellCarcinomaIsASkinCarcinoma() {
        Scenario.shipped(LIBRARY, "T15")
                .answer("topography", "C44.3")
                .answer("morphology", "8090/3")
                .in("other-tumour")
                .shows("entity", "skin-carcinoma");
    }

    /** As docs/guide/forms.md tells it: one line in the list, and the table beside it. */
    @Test
    void aRegistryBringsTheWholeOfIcdOAsATable(@TempDir Path folder) throws IOException {
        copy(Path.of("forms"), folder);
        Map<String, Integer> rows = Map.of("icdo-morphology", 1_200, "icdo-topography", 330);
        for (String list : rows.keySet()) {
            Path file = folder.resolve("codelists/" + list + ".yaml");
            Files.writeString(file, Files.readString(file).replace("\ncodes:", "\nfile: " + list + ".csv\ncodes:"));
            String pattern = list.endsWith("morphology") ? "%d/3" : "C%d.9";
            Files.writeString(
                    folder.resolve("codelists/" + list + ".csv"),
                    IntStream.range(8_000, 8_000 + rows.get(list))
                            .mapToObj(i ->
                                    pattern.formatted(i) + ";Of the registry " + i + ";Des Registers " + i + ";T15")
                            .collect(Collectors.joining("\n", "code;en;de;tumours\n", "\n")));
        }

        FormLibrary library = FormFolder.load(folder, FormFiles.CLOCK);

        assertThat(library.problems()).isEmpty();
        CodeList morphology = library.codeList("icdo-morphology");
        assertThat(morphology.codes()).hasSizeGreaterThan(1_200);
        assertThat(morphology.find("8370/3")).get().satisfies(code -> {
            assertThat(code.label().english()).isEqualTo("Adrenal cortical carcinoma");
            assertThat(code.tumourTypes()).containsExactlyInAnyOrder("T03", "T15");
        });
        Scenario.shipped(library, "T15")
                .answer("topography", "C8001.9")
                .finds("topography")
                .answer("morphology", "8001/3")
                .finds("morphology");
        Scenario.shipped(library, "T03")
                .answer("topography", "C8001.9")
                .finds("topography", Finding.CODE)
                .answer("morphology", "8001/3")
                .finds("morphology", Finding.CODE);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }
}
