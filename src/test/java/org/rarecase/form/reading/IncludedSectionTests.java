package org.rarecase.form.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.form.Check;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Section;

/** A section in a file of its own, used by several forms. */
class IncludedSectionTests {

    private static final String IMAGING = """
            section: imaging
            title: {en: Imaging}
            items:
              - {item: modality, type: choice, codes: [ct, mri], label: {en: Modality}}
              - {item: dose, type: decimal, askedWhen: 'modality = "ct"', label: {en: Dose}}
            checks:
              - {check: high-dose, item: dose, severity: query, when: 'dose > 20', message: {en: Please confirm.}}
            """;

    private static FormFiles forms(String section) {
        return new FormFiles()
                .file("sections/imaging.yaml", section)
                .file("core/first.yaml", form("first", "include: imaging", "first_item"))
                .file("core/second.yaml", form("second", "include: imaging", "second_item"));
    }

    private static String form(String key, String include, String item) {
        return """
                form: %s
                version: 1
                title: {en: Form}
                sections:
                  - section: main
                    title: {en: Main}
                    items:
                      - {item: %s, type: text, label: {en: A}}
                  - %s
                checks:
                  - {check: own, item: %s, severity: warning, when: '%s = "x"', message: {en: M}}
                """.formatted(key, item, include, item, item);
    }

    private static List<String> problems(FormLibrary library) {
        return library.problems().stream().map(FormLibrary.Problem::toString).toList();
    }

    @Test
    void itsItemsAndChecksBelongToEachFormThatIncludesIt() {
        FormLibrary library = forms(IMAGING).load();

        assertThat(problems(library)).isEmpty();
        assertThat(library.forms()).hasSize(2).allSatisfy(form -> {
            assertThat(form.sections()).extracting(Section::key).containsExactly("main", "imaging");
            assertThat(form.find("dose").orElseThrow().askedWhen()).isNotNull();
            assertThat(form.checks()).extracting(Check::key).containsExactly("own", "high-dose");
        });
    }

    @Test
    void otherFormsReadItsItems() {
        FormLibrary library = forms(IMAGING)
                .and("third", "- {item: b, type: text, derive: 'first.modality', label: {en: B}}")
                .load();

        assertThat(problems(library)).isEmpty();
    }

    @Test
    void aMistakeIsToldOnceAtItsOwnFileAndLine() {
        FormLibrary library =
                forms(IMAGING.replace("modality = ", "modalty = ")).load();

        assertThat(problems(library))
                .containsExactly("forms/sections/imaging.yaml:5: “modalty” is neither an item of this form nor a form."
                        + " Did you mean “modality”?");
        assertThat(library.forms()).isEmpty();
    }

    @Test
    void aSectionThatDoesNotFitTheSchemaIsMissingWhereItIsIncluded() {
        FormLibrary library =
                forms(IMAGING.replace("type: decimal", "type: desimal")).load();

        assertThat(problems(library))
                .containsExactly(
                        "forms/core/first.yaml:9: There is no usable section “imaging”.",
                        "forms/core/second.yaml:9: There is no usable section “imaging”.",
                        "forms/sections/imaging.yaml:5: “desimal” is not possible for “type”. Did you mean “decimal”?");
    }

    @Test
    void aSectionThatIsNotThereIsToldWithTheNearestName() {
        FormLibrary library = forms(IMAGING)
                .file("core/third.yaml", form("third", "include: imging", "third_item"))
                .load();

        assertThat(problems(library))
                .containsExactly(
                        "forms/core/third.yaml:9: There is no usable section “imging”. Did you mean “imaging”?");
    }

    @Test
    void keysMustNotClashWithThoseOfTheForm() {
        FormLibrary library = forms(IMAGING)
                .file(
                        "core/third.yaml",
                        form("third", "include: imaging", "dose").replace("= \"x\"", "= null"))
                .load();

        assertThat(problems(library))
                .containsExactly("forms/sections/imaging.yaml:5: There is an item “dose” in line 8 of"
                        + " forms/core/third.yaml already. Choose another key.");
        assertThat(library.forms()).extracting(form -> form.key().value()).containsExactly("first", "second");
    }

    @Test
    void anIncludeHasNothingBesideItsName() {
        FormLibrary library = forms(IMAGING)
                .file("core/third.yaml", form("third", "{include: imaging, titel: {en: T}}", "third_item"))
                .load();

        assertThat(problems(library))
                .containsExactly("forms/core/third.yaml:9: “titel” is not known here. Possible are: include.");
    }

    @Test
    void aSectionWithoutItsKeysIsStillNamed() {
        FormLibrary library = forms(IMAGING)
                .file("core/third.yaml", form("third", "{section: more, title: {en: T}}", "third_item"))
                .load();

        assertThat(problems(library))
                .containsExactly("forms/core/third.yaml:9: “items” is missing. Right would be: The items of the"
                        + " section, at least one.");
    }

    @Test
    void theFileNameIsTheKey() {
        FormLibrary library =
                forms(IMAGING).file("sections/scans.yaml", IMAGING).load();

        assertThat(problems(library))
                .containsExactly("forms/sections/scans.yaml:1: “imaging” is not the name of the file. Write “section:"
                        + " scans”, or rename the file to imaging.yaml.");
    }

    @Test
    void sectionsAreReadFromTheirFolder(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("core"));
        Files.createDirectories(folder.resolve("sections"));
        Files.writeString(folder.resolve("casebook.yaml"), "casebook: [first]\n");
        Files.writeString(folder.resolve("core/first.yaml"), form("first", "include: imaging", "a"));
        Files.writeString(folder.resolve("sections/imaging.yaml"), IMAGING);

        assertThat(problems(FormFolder.load(folder))).isEmpty();
    }
}
