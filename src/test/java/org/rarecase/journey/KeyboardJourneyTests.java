package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

/** Each role does its work without a mouse (WCAG 2.2, 2.1.1). */
class KeyboardJourneyTests extends KeyboardJourney {

    private static final List<String> WIENEKE = List.of(
            "Weight above 400 g",
            "Size above 10.5 cm",
            "Extension to periadrenal",
            "Invasion of the vena cava",
            "Venous invasion",
            "Capsular invasion",
            "Confluent necrosis",
            "More than 15 mitoses",
            "Atypical mitoses");

    private Answer answer(CaseId id, String form, String item) {
        return registry.as(registry.monitor(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow()
                .answers()
                .get(ItemPath.of(item));
    }

    @Test
    void anInvestigatorRegistersACaseAndFillsAForm() {
        logIn(registry.anna());
        keyboard.goTo("Cases").enter();
        keyboard.goTo("Register case").enter();
        keyboard.goTo("Cancel").goTo("Register").enter();
        page.showsForm("Registration and consent");
        CaseId id = new CaseId(Long.parseLong(browser.path().split("[/?]")[1]));

        keyboard.goTo("Version of the consent")
                .type("2.1")
                .goTo("Date of consent")
                .type("12.03.2024", Keys.TAB);
        page.shownForm().saved("consent_date");
        assertThat(answer(id, "registration", "consent_version")).isEqualTo(Answer.text("2.1"));

        keyboard.goBackTo("Date of consent").press(Keys.chord(Keys.CONTROL, Keys.ALT, "z"));
        browser.reads("[data-path='consent_date']", "Saved");
        keyboard.goTo("Registered for").press(Keys.SPACE);
        browser.find("[data-path='registration_kind'] .rc-save-saved, .rc-item .rc-save-saved");
        assertThat(browser.focused()).contains("Registered for");
    }

    @Test
    void anInvestigatorChoosesWithArrowsAndGivesReasonsForNoValueByKey() {
        CaseId id = completeCase();
        logIn(registry.bernd());
        openFromTheList(id);
        keyboard.goTo("Demographics").enter();
        page.showsForm("Demographics");
        assertThat(answer(id, "demographics", "sex")).isEqualTo(Answer.text("female"));

        keyboard.goTo("Sex at birth").press(Keys.ARROW_RIGHT);
        page.shownForm().saved("sex");
        keyboard.goTo("Height").press(Keys.F4);
        page.shownForm().saved("height");

        assertThat(answer(id, "demographics", "sex")).isEqualTo(Answer.text("male"));
        assertThat(answer(id, "demographics", "height")).isEqualTo(Answer.missing(NullFlavour.NOT_DONE));
        keyboard.isAt("Height");
    }

    @Test
    void aCaseGoesFromSubmissionToApproval() {
        // Who may be asked to read is looked up on submission.
        registry.pathologist();
        CaseId id = completeCase();
        logIn(registry.bernd());
        openFromTheList(id);
        keyboard.goTo("Submit case").enter();
        sign(registry.bernd());
        page.isInState("Submitted");
        keyboard.isAt(number(id));
        logOut(registry.bernd());

        askToRead(registry.pathologist(), id);
        logIn(registry.pathologist());
        keyboard.goTo("Accept or decline, " + number(id)).enter();
        browser.reads("h1", number(id));
        keyboard.goTo("Accept").enter();
        browser.reads("body", "You read this case.");
        keyboard.goTo("Open the form").enter();
        page.showsForm("Central pathology review");
        keyboard.goTo("Adequacy").press(Keys.SPACE);
        keyboard.goTo("morphology").type("8370").enter();
        browser.reads(".rc-item-code", "“8370” is not in the list, so it was not saved.");
        keyboard.type("/3");
        browser.reads("vaadin-combo-box-item", "8370/3");
        keyboard.press(Keys.ARROW_DOWN).enter();
        keyboard.goTo("Confidence").press(Keys.SPACE);
        WIENEKE.forEach(item -> keyboard.goTo(item).press(Keys.SPACE));
        keyboard.goTo("Sign off").enter();
        sign(registry.pathologist());
        browser.reads("body", "A signed review does not change any more.");
        keyboard.goBackTo("My work").enter();
        keyboard.goTo("Compare with the local diagnosis, " + number(id)).enter();
        browser.reads("h1", "Compare " + number(id));
        keyboard.goTo("Relevant to treatment").press(Keys.SPACE);
        keyboard.goToExactly("Confirm").enter();
        browser.reads("body", "The comparison is confirmed.");
        logOut(registry.pathologist());

        logIn(registry.monitor());
        openFromTheList(id);
        keyboard.goTo("Accept data").enter();
        keyboard.goTo("Cancel").goTo("Accept data").enter();
        page.panelText("Waiting for others");
        logOut(registry.monitor());

        logIn(registry.coordinator());
        openFromTheList(id);
        keyboard.goTo("Approve and lock").enter();
        keyboard.goTo("Cancel").goTo("Approve and lock").enter();
        page.isInState("Approved");
    }

    @Test
    void anAdministratorAddsASite() {
        logIn(registry.administrator());
        keyboard.goTo("Sites").enter();
        keyboard.goTo("Add site").enter();
        browser.reads("vaadin-dialog", "New site");
        keyboard.goTo("Site code")
                .type("KEYS")
                .goTo("Name")
                .type("By keyboard")
                .goTo("Country")
                .type("Italy");
        browser.reads("vaadin-combo-box-item", "Italy");
        keyboard.press(Keys.ARROW_DOWN).enter().goTo("Add site").enter();
        browser.reads("body", "Site KEYS is added");
    }

    @Test
    void anAuditorFindsWhatHappenedInACase() {
        CaseId id = completeCase();
        logIn(registry.auditor());
        keyboard.goTo("Audit").enter();
        browser.reads("h1", "Audit trail");
        browser.reads("vaadin-grid-cell-content", "Login succeeded");
        keyboard.goTo("Case").type(number(id), Keys.TAB);
        browser.awaitGone("vaadin-grid-cell-content", "Login succeeded");
        browser.reads("vaadin-grid-cell-content", "Form added");

        keyboard.goTo("Form added").press(Keys.TAB, Keys.SPACE);
        browser.reads(".rc-audit-details", "Place in the chain");
    }

    @Test
    void theKeysOfAPageAreListedUntilTheirOwnerSwitchesTheSingleKeyOff() {
        logIn(registry.auditor());
        keyboard.goTo("Audit").enter();
        browser.reads("h1", "Audit trail");
        keyboard.press("?");
        browser.reads("vaadin-dialog", "opens and closes the details of the line");
        keyboard.isAt("Keys of this page").press(Keys.ESCAPE);
        keyboard.isAt("Audit");

        chooseInTheAccountMenu("“?” lists the keys");
        browser.awaitGone("rc-shortcuts[data-single-keys=on]");
        keyboard.press("?");
        chooseInTheAccountMenu("Keys of this page");
        browser.reads("vaadin-dialog", "shows this list");
        keyboard.isAt("Keys of this page").press(Keys.ESCAPE);
        keyboard.isAt("Account of " + registry.auditor());

        browser.open("audit");
        browser.reads("h1", "Audit trail");
        browser.awaitGone("rc-shortcuts[data-single-keys=on]");
        chooseInTheAccountMenu("“?” lists the keys");
        browser.awaitGone("rc-shortcuts[data-single-keys=off]");
    }

    private void chooseInTheAccountMenu(String line) {
        keyboard.goTo("Account of " + registry.auditor()).enter();
        choose(line);
    }
}
