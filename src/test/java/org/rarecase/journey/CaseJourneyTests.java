package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.demo.CompleteCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class CaseJourneyTests extends Journey {

    private static final List<String> WIENEKE = List.of(
            "weight_over_400",
            "size_over_105",
            "periadrenal_extension",
            "vena_cava_invasion",
            "venous_invasion",
            "capsular_invasion",
            "confluent_necrosis",
            "mitoses_over_15",
            "atypical_mitoses");

    @Autowired
    JdbcClient sql;

    @Test
    void fourRolesTakeACaseFromRegistrationToApproval() {
        // Who may be asked to read is looked up on submission.
        registry.pathologist();
        CaseId id = register();
        enterAndSubmit(id);
        askTheSite(id);
        answerAndCorrect(id);
        closeTheQueryAndAcceptTheData(id);
        reviewBlinded(id);
        approve(id);
        assertThat(sql.sql("SELECT kind FROM audit_entry WHERE case_id = ? ORDER BY id")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsSubsequence(List.of(
                        "case.registered",
                        "value.entered",
                        "signature.given",
                        "case.submitted",
                        "query.raised",
                        "value.changed",
                        "signature.lapsed",
                        "query.answered",
                        "query.closed",
                        "signature.given",
                        "review.signed-off",
                        "case.approved"));
    }

    private CaseId register() {
        people.logIn(registry.anna());
        browser.open("cases");
        browser.click("vaadin-button", "Register case");
        browser.click("vaadin-dialog vaadin-button", "Register");
        page.showsForm("Registration and consent")
                .type("consent_version", "2.1")
                .type("consent_date", "12.03.2024");
        return new CaseId(Long.parseLong(browser.path().split("[/?]")[1]));
    }

    /** The tumour type is chosen in the browser and brings its form; what is missing leads back to its field. */
    private void enterAndSubmit(CaseId id) {
        page.form("Diagnosis").search("tumour_type", "Adrenocortical");
        page.form("Adrenocortical tumour");
        registry.run(
                registry.anna(),
                () -> CompleteCase.like("adrenocortical-tumour")
                        .without("registration", "consent_version")
                        .without("registration", "consent_date")
                        .without("diagnosis", "tumour_type")
                        .without("adrenocortical-tumour", "weight")
                        .fillIn(casebook, id));
        browser.open("cases/" + id);
        page.step("Submit case");
        assertThat(page.obstacles()).contains("Tumour weight");
        page.goToObstacle("Tumour weight").shownForm().type("weight", "148");
        page.step("Submit case").sign(registry.anna(), Registry.PASSWORD).isInState("Submitted");
        people.logOut();
    }

    private void askTheSite(CaseId id) {
        people.logIn(registry.monitor());
        browser.open("cases/" + id);
        page.form("Adrenocortical tumour");
        page.itemAction("weight", "Query").raiseQuery("The report says 184 g. Which one is right?");
        people.logOut();
    }

    private void answerAndCorrect(CaseId id) {
        people.logIn(registry.anna());
        work.open().shows("Which one is right?");
        browser.open("cases/" + id);
        page.form("Adrenocortical tumour");
        browser.awaitRest();
        page.shownForm().typeWithoutSaving("weight", "184");
        page.saveBecause("Transcription error");
        page.panel("Queries").answerQuery("Corrected: transcription error", "184 g is right.");
        page.notice("Changed since it was signed by anna");
        page.step("Sign case again").sign(registry.anna(), Registry.PASSWORD);
        page.notice("Signed by anna, Investigator");
        people.logOut();
    }

    private void closeTheQueryAndAcceptTheData(CaseId id) {
        people.logIn(registry.monitor());
        browser.open("cases/" + id);
        page.panel("Queries").closeQuery("Correction accepted");
        page.step("Accept data").confirm("Accept data");
        page.panelText("Waiting for others");
        people.logOut();
    }

    private void reviewBlinded(CaseId id) {
        people.logIn(registry.coordinator());
        browser.open("cases/" + id);
        page.panel("Next steps").panelText("Proposed: ");
        people.logOut();
        askToRead(registry.pathologist(), id);

        people.logIn(registry.pathologist());
        browser.open("cases/" + id);
        page.step("Accept").panelText("Sign off");
        assertThat(page.formsWith("Central pathology review"))
                .as("of diagnosis and report the referral, and nothing that tells the tumour")
                .doesNotContain("Predisposition and family", "Adrenocortical tumour");
        FormPage review = page.form("Central pathology review")
                .pick("adequacy", "Adequate")
                .search("review_morphology", "8370/3")
                .pick("confidence", "Definite");
        WIENEKE.forEach(item -> review.pick(item, "No"));
        page.step("Sign off").sign(registry.pathologist(), Registry.PASSWORD);
        assertThat(page.formsWith("Diagnosis")).contains("Adrenocortical tumour");
        browser.open("pathology/compare/case/" + id);
        browser.click("vaadin-radio-button", "Yes");
        browser.click("vaadin-button", "Confirm");
        browser.reads("body", "The comparison is confirmed.");
        people.logOut();
    }

    private void approve(CaseId id) {
        people.logIn(registry.coordinator());
        browser.open("cases/" + id);
        page.step("Approve and lock").confirm("Approve and lock").isInState("Approved");
        people.logOut();
    }
}
