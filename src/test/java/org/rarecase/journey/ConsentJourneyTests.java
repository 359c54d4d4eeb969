package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a consent, in the dialogs in which people say it. */
class ConsentJourneyTests extends Journey {

    @Autowired
    ProcessEngine engine;

    @Test
    void fourEyesTakeAMistakeBackAndEraseACaseForGood() {
        CaseId id = completeCase();

        withdraw(id, "No further use");
        page.notice("The data are restricted");
        people.logOut();

        people.logIn(registry.coordinator());
        browser.open("cases/" + id);
        page.action("Take back the withdrawal…")
                .reason("Letter of another patient")
                .confirm("Take back the withdrawal");
        browser.awaitGone("vaadin-dialog[opened]");
        assertThat(consent(id)).isEqualTo(ConsentState.GIVEN);
        people.logOut();

        withdraw(id, "Erase");
        page.notice("Erasure was asked for");
        people.logOut();

        people.logIn(registry.coordinator());
        work.goTo(id, "Decide on erasure");
        page.step("Erase for good").reason("Asked for by letter").confirm("Erase for good");
        page.notice("All data of the case were erased.");
        assertThat(consent(id)).isEqualTo(ConsentState.ERASED);
    }

    private void withdraw(CaseId id, String scope) {
        people.logIn(registry.bernd());
        browser.open("cases/" + id);
        page.action("Record withdrawal of consent…");
        browser.click("vaadin-dialog vaadin-select");
        browser.click("vaadin-select-item", "parent");
        browser.click("vaadin-dialog vaadin-radio-button label", scope);
        page.confirm("Record withdrawal");
    }

    @Test
    void aPatientOfAgeConsentsWithDayAndVersion() {
        CaseId id = completeCase();
        born(id, LocalDate.now(ZoneOffset.UTC).plusDays(10).minusYears(18));
        runDueTimers(id);

        people.logIn(registry.bernd());
        work.goTo(id, "Ask for re-consent");
        page.step("Consent given");
        browser.find("vaadin-dialog vaadin-text-field input").sendKeys("Registry 3.0");
        page.confirm("Record consent");

        browser.awaitGone("vaadin-dialog[opened]");
        assertThat(browser.texts(".rc-steps h3")).containsExactly("Enter data");
    }

    private ConsentState consent(CaseId id) {
        return registry.as(registry.auditor(), () -> casebook.record(id)).consent();
    }

    private void born(CaseId id, LocalDate day) {
        registry.run(registry.bernd(), () -> {
            FormInstance demographics = casebook.open(id).entries().stream()
                    .filter(entry -> entry.form().key().value().equals("demographics"))
                    .findFirst()
                    .orElseThrow();
            ItemPath birth = ItemPath.of("date_of_birth");
            Change change = new Change(birth, demographics.answers().get(birth), Answer.text(day.toString()));
            casebook.save(id, demographics.id(), List.of(change), null);
        });
    }

    private void runDueTimers(CaseId id) {
        RuntimeService runtime = engine.getRuntimeService();
        ManagementService management = engine.getManagementService();
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).executable().list().stream())
                .forEach(job -> management.executeJob(job.getId()));
    }
}
