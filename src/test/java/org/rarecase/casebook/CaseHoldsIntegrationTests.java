package org.rarecase.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.WrittenAnswer;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
class CaseHoldsIntegrationTests {

    @Autowired
    Casebook casebook;

    @Autowired
    CaseHolds holds;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    Registry registry;

    private final JdbcClient sql = JdbcClient.create(TestMySql.asOwner());
    private CaseId id;

    @BeforeEach
    void registerCase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
    }

    @Test
    void theSiteEditsNothingInAFrozenCaseAndIsToldWhoCanUnfreezeIt() {
        freeze(registry.monitor(), null);

        assertThat(open(registry.anna()).editable()).isEmpty();
        assertThatThrownBy(() -> save("demographics", "height", "", "90"))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("case is frozen")
                .hasMessageContaining("monitor or a coordinator can unfreeze");
        assertThatThrownBy(() -> registry.as(registry.anna(), () -> casebook.addEntry(id, new FormKey("follow-up"))))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("No form was added");
        assertThat(answer("demographics", "height")).isEqualTo(Answer.BLANK);

        release(registry.monitor(), null, "The source was wrong");
        save("demographics", "height", "", "90");
    }

    @Test
    void aFrozenFormLeavesTheOthersOpen() {
        freeze(registry.monitor(), entry("demographics").id());

        assertThatThrownBy(() -> save("demographics", "height", "", "90"))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("This form is frozen");
        save("diagnosis", "date_of_diagnosis", "", "2021");
    }

    @Test
    void aFrozenCaseLeavesTheReviewToThePathologist() {
        long review = registry.as(registry.anna(), () -> lifecycle.openReviewForm(id, new FormKey("central-review")));
        freeze(registry.monitor(), null);
        assertThat(open(registry.pathologist()).isEditable(review)).isTrue();

        lock(registry.coordinator(), null);

        assertThat(open(registry.pathologist()).isEditable(review)).isFalse();
        assertThatThrownBy(() -> registry.run(registry.pathologist(), () -> lifecycle.signOff(id, review)))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("coordinator can unlock");
        assertThatThrownBy(() -> freeze(registry.monitor(), review)).isInstanceOf(CaseNotEditable.class);
    }

    @Test
    void onlyACoordinatorLocksAndUnlocks() {
        for (String other : List.of(registry.anna(), registry.monitor(), registry.auditor())) {
            assertThatThrownBy(() -> lock(other, null)).isInstanceOf(NotAllowed.class);
        }
        lock(registry.coordinator(), null);

        assertThatThrownBy(() -> release(registry.monitor(), null, "Please"))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("Coordinator");
        assertThat(open(registry.monitor()).caseRecord().hold())
                .extracting(Hold::level)
                .isEqualTo(Hold.Level.LOCKED);
        release(registry.coordinator(), null, "A correction came");

        assertThat(open(registry.monitor()).caseRecord().hold()).isNull();
    }

    @Test
    void theSiteAndOtherSitesFreezeNothing() {
        assertThatThrownBy(() -> freeze(registry.anna(), null)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> freeze(registry.auditor(), null)).isInstanceOf(NotAllowed.class);
        lock(registry.coordinator(), null);
        assertThatThrownBy(() -> freeze(registry.monitor(), null))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("is locked");
        assertThatThrownBy(
                        () -> freeze(registry.monitor(), entry("demographics").id()))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("case is locked");
    }

    @Test
    void releasingTakesAReason() {
        freeze(registry.monitor(), null);

        assertThatThrownBy(() -> release(registry.monitor(), null, "  ")).isInstanceOf(CaseNotEditable.class);
        assertThat(open(registry.anna()).caseRecord().hold()).isNotNull();
    }

    @Test
    void nothingAltersALockedFormNotEvenWhatIsCalculatedInIt() {
        save("demographics", "date_of_birth", "", "2019-03-10");
        save("diagnosis", "date_of_diagnosis", "", "2024-03-09");
        Answer age = answer("demographics", "age_at_diagnosis_days");
        lock(registry.coordinator(), entry("demographics").id());

        assertThatThrownBy(() -> save("diagnosis", "date_of_diagnosis", "2024-03-09", "2024-03-08"))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("“Demographics” is locked")
                .hasMessageContaining("coordinator can unlock");

        assertThat(answer("diagnosis", "date_of_diagnosis")).isEqualTo(Answer.text("2024-03-09"));
        assertThat(answer("demographics", "age_at_diagnosis_days")).isEqualTo(age);
        save("diagnosis", "first_symptom_date", "", "2024-01-01");
    }

    @Test
    void whatIsCalculatedFollowsIntoAFrozenForm() {
        save("demographics", "date_of_birth", "", "2019-03-10");
        save("diagnosis", "date_of_diagnosis", "", "2024-03-09");
        Answer age = answer("demographics", "age_at_diagnosis_days");
        freeze(registry.monitor(), entry("demographics").id());

        save("diagnosis", "date_of_diagnosis", "2024-03-09", "2024-03-08");

        assertThat(answer("demographics", "age_at_diagnosis_days")).isNotEqualTo(age);
    }

    @Test
    void aLockedTumourFormIsNotPutAside() {
        save("diagnosis", "tumour_type", "", "T03");
        lock(registry.coordinator(), entry("adrenocortical-tumour").id());

        assertThatThrownBy(() -> save("diagnosis", "tumour_type", "T03", "T01")).isInstanceOf(CaseNotEditable.class);

        assertThat(open(registry.anna()).caseRecord().tumourType()).isEqualTo(new TumourType("T03"));
    }

    @Test
    void noStepIsTakenInALockedCaseAndAFrozenOneIsNotReturned() {
        lock(registry.coordinator(), null);
        assertThatThrownBy(() -> registry.run(registry.anna(), () -> lifecycle.submit(id)))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("case is locked");
        release(registry.coordinator(), null, "To hand it in");
        sql.sql("UPDATE casebook_case SET state = 'SUBMITTED', submitted_before = TRUE WHERE id = ?")
                .param(id.value())
                .update();
        lock(registry.coordinator(), null);
        assertThatThrownBy(() -> registry.run(registry.coordinator(), () -> lifecycle.approve(id, null)))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("case is locked");
        release(registry.coordinator(), null, "To return it");
        freeze(registry.monitor(), null);
        assertThatThrownBy(
                        () -> registry.run(registry.coordinator(), () -> lifecycle.returnToSite(id, "Please mend it")))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("case is frozen");
    }

    @Test
    void anApprovedCaseIsLockedForGood() {
        sql.sql("UPDATE casebook_case SET state = 'APPROVED', submitted_before = TRUE WHERE id = ?")
                .param(id.value())
                .update();

        assertThatThrownBy(() -> lock(registry.coordinator(), null))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("approved and locked");
    }

    @Test
    void holdsStandInTheTrailWithTheirReasons() {
        long entryId = entry("demographics").id();
        registry.run(registry.monitor(), () -> holds.freeze(id, entryId, "Compared with the source"));
        registry.run(registry.coordinator(), () -> holds.lock(id, entryId, "Database lock"));
        release(registry.coordinator(), entryId, "Late letter");
        freeze(registry.monitor(), null);
        release(registry.monitor(), null, "Site asked");

        assertThat(sql.sql("SELECT CONCAT_WS(' ', user_name, kind, form, reason) FROM audit_entry"
                                + " WHERE case_id = ? AND (kind LIKE '%frozen' OR kind LIKE '%locked') ORDER BY id")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "maria form.frozen demographics Compared with the source",
                        "clara form.locked demographics Database lock",
                        "clara form.unlocked demographics Late letter",
                        "maria case.frozen",
                        "maria case.unfrozen Site asked");
    }

    @Test
    void aBlindedReviewerIsNotToldWhyACaseIsHeld() {
        registry.run(registry.anna(), () -> lifecycle.openReviewForm(id, new FormKey("central-review")));
        registry.run(registry.monitor(), () -> holds.freeze(id, null, "It is an adrenocortical tumour"));
        registry.run(
                registry.monitor(), () -> holds.freeze(id, entry("demographics").id(), "Seen with the adrenal tumour"));

        assertThat(open(registry.pathologist()).caseRecord().hold())
                .extracting(Hold::reason)
                .isEqualTo("");
        assertThat(open(registry.pathologist()).entries())
                .filteredOn(entry -> entry.hold() != null)
                .extracting(entry -> entry.hold().reason())
                .containsExactly("");
        assertThat(registry.as(registry.pathologist(), () -> casebook.find(CaseFilter.ALL, null, 500)))
                .filteredOn(found -> found.id().equals(id))
                .extracting(found -> found.hold().reason())
                .containsExactly("");
    }

    @Test
    void aHoldIsReadWithItsCase() {
        freeze(registry.monitor(), entry("demographics").id());

        registry.run(registry.anna(), () -> {
            List<String> statements = Statements.during(() -> casebook.open(id));

            assertThat(statements)
                    .filteredOn(statement -> statement.startsWith("SELECT"))
                    .hasSize(1);
        });
    }

    private void freeze(String who, Long entryId) {
        registry.run(who, () -> holds.freeze(id, entryId, ""));
    }

    private void lock(String who, Long entryId) {
        registry.run(who, () -> holds.lock(id, entryId, ""));
    }

    private void release(String who, Long entryId, String reason) {
        registry.run(who, () -> holds.release(id, entryId, reason));
    }

    private OpenCase open(String who) {
        return registry.as(who, () -> casebook.open(id));
    }

    private FormEntry entry(String form) {
        return open(registry.anna()).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private Answer answer(String form, String item) {
        return entry(form).answers().get(ItemPath.of(item));
    }

    private void save(String form, String item, String before, String after) {
        long entryId = entry(form).id();
        ItemPath path = ItemPath.of(item);
        registry.run(
                registry.anna(),
                () -> casebook.save(
                        id,
                        entryId,
                        List.of(new Change(path, value(form, item, before), value(form, item, after))),
                        null));
    }

    private Answer value(String form, String item, String text) {
        return text.isEmpty()
                ? Answer.BLANK
                : WrittenAnswer.read(entry(form).form().find(ItemPath.of(item)).orElseThrow(), text);
    }
}
