package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;

class ImportJourneyTests extends Journey {

    private static final String STEP = ".rc-import-steps [aria-current]";

    @TempDir
    Path folder;

    @Test
    void aSpreadsheetOfTwoHundredCasesIsMappedPreviewedAndConfirmedAndChangesNothingTheNextTime() throws IOException {
        String investigator = registry.investigatorOf(registry.site("IMP", "Imperia", "IT"));
        people.logIn(investigator);

        mapped(twoHundredCases());
        browser.reads(".rc-import-preview", "Cases in the file: 200, of which 200 are not here yet.");
        browser.reads(".rc-import-outcomes", "IMP-0001");
        browser.find(".rc-import-preview vaadin-text-area textarea").sendKeys("Moved from the old registry\t");
        browser.click(".rc-import-preview .rc-form vaadin-button", "Import");

        browser.reads(STEP, "Report");
        browser.reads(".rc-import", "registered: 200. Values: new 600");
        assertThat(stored(investigator, "IMP-0200", "demographics", "date_of_birth"))
                .isEqualTo(Answer.text("2013-08-27"));

        mapped(twoHundredCases());
        browser.reads(".rc-import-preview", "of which 0 are not here yet. No value changes.");
    }

    /** Uploads the file, takes the proposed mapping, and has it checked. */
    private void mapped(Path file) {
        browser.open("import");
        browser.upload(file);
        browser.reads(STEP, "Read");
        browser.reads(".rc-mapping-values", "IMP-0001");
        browser.click("vaadin-button", "Use this mapping");
        browser.click("vaadin-button:not([disabled])", "Check");
        browser.reads(STEP, "Confirm");
    }

    private Path twoHundredCases() throws IOException {
        String lines = IntStream.rangeClosed(1, 200)
                .mapToObj("IMP-%04d;2024-08;male;27/08/2013\n"::formatted)
                .collect(Collectors.joining("", "Patient;Date of diagnosis;Sex;Date of birth\n", ""));
        return Files.writeString(folder.resolve("cases.csv"), lines);
    }

    private Answer stored(String userName, String number, String form, String item) {
        return registry.as(
                userName,
                () ->
                        casebook
                                .find(CaseNumber.parse(number).orElseThrow())
                                .map(casebook::open)
                                .orElseThrow()
                                .entries()
                                .stream()
                                .filter(entry -> entry.form().key().value().equals(form))
                                .findFirst()
                                .orElseThrow()
                                .answers()
                                .get(ItemPath.of(item)));
    }
}
