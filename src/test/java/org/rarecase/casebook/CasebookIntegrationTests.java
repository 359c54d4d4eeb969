package org.rarecase.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.saving.SaveConflict;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
class CasebookIntegrationTests {

    @Autowired
    Casebook casebook;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    @Test
    void aRegisteredCaseHasANumberOfItsSiteAndTheFormsOfEveryCase() {
        VisibleCase opened = open(registry.anna(), register());

        assertThat(opened.caseSummary().number()).matches("PAD-\\d{4}");
        assertThat(opened.caseSummary().state()).isEqualTo(CaseState.ENTERING);
        assertThat(forms(opened)).contains("registration", "diagnosis").doesNotContain("adrenocortical-tumour");
        assertThat(kinds(opened.caseSummary().id())).containsExactly("case.registered");
    }

    @Test
    void numbersOfASiteFollowEachOther() {
        int first = running(open(registry.anna(), register()));
        int second = running(open(registry.anna(), register()));

        assertThat(second).isEqualTo(first + 1);
    }

    @Test
    void aCaseIsRegisteredOnlyAtAnOwnSite() {
        assertThatThrownBy(() -> registry.as(
                        registry.bernd(),
                        () -> casebook.register(registry.padua().id())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> registry.as(
                        registry.monitor(),
                        () -> casebook.register(registry.padua().id())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theCaseOfAnotherSiteLooksLikeNoCase() {
        CaseId id = register();

        assertThatThrownBy(() -> open(registry.bernd(), id)).isInstanceOf(CaseNotFound.class);
        assertThatThrownBy(() -> save(registry.bernd(), id, "demographics", change("weight", "", "12")))
                .isInstanceOf(CaseNotFound.class);
        assertThat(registry.as(registry.bernd(), () -> casebook.find(CaseFilter.ALL, null, 500)))
                .noneMatch(found -> found.id().equals(id));
        assertThat(registry.as(registry.bernd(), () -> casebook.records(List.of(id))))
                .isEmpty();
    }

    @Test
    void whoReadsDoesNotWrite() {
        CaseId id = register();

        assertThat(open(registry.monitor(), id).editable()).isEmpty();
        for (String reader : List.of(registry.monitor(), registry.coordinator(), registry.auditor())) {
            assertThatThrownBy(() -> save(reader, id, "demographics", change("weight", "", "12")))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> open(registry.administrator(), id)).isInstanceOf(CaseNotFound.class);
    }

    @Test
    void aBlindedReviewerSeesNothingOfTheSiteUntilTheOwnReviewIsSigned() {
        CaseId id = register();
        save(registry.anna(), id, "diagnosis", change("tumour_type", "", "T03"));
        assertThatThrownBy(() -> open(registry.pathologist(), id)).isInstanceOf(CaseNotFound.class);

        registry.run(registry.anna(), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));
        VisibleCase shown = open(registry.pathologist(), id);

        assertThat(forms(shown))
                .containsExactly("registration", "demographics", "diagnosis", "local-pathology", "central-review");
        assertThat(shown.caseSummary().tumourType()).isNull();
        assertThat(shown.blinded()).isTrue();
        assertThat(open(registry.monitor(), id).blinded()).isFalse();
        assertThat(forms(open(registry.monitor(), id))).doesNotContain("central-review");
    }

    @Test
    void aBlindedReaderIsToldTheReferralAndOfDatesTheAge() {
        CaseId id = register();
        save(registry.anna(), id, "demographics", change("date_of_birth", "", "2019-03-10"));
        save(registry.anna(), id, "diagnosis", change("date_of_diagnosis", "", "2024-03-09"));
        save(registry.anna(), id, "diagnosis", change("topography", "", "C74.0"));
        registry.run(registry.anna(), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));

        VisibleCase shown = open(registry.pathologist(), id);
        Map<String, Map<ItemPath, Answer>> told = shown.entries().stream()
                .collect(Collectors.toMap(
                        entry -> entry.form().key().value(),
                        entry -> entry.answers().all()));
        assertThat(told.get("diagnosis")).containsOnly(Map.entry(ItemPath.of("topography"), Answer.text("C74.0")));
        assertThat(told.get("demographics"))
                .containsEntry(ItemPath.of("age_at_diagnosis_years"), Answer.number("4"))
                .doesNotContainKey(ItemPath.of("date_of_birth"));
        FormInstance demographics = shown.entries().get(1);
        assertThat(shown.evaluation().effective(new ItemRef(demographics.id(), ItemPath.of("age_at_diagnosis_years"))))
                .isEqualTo(Answer.number("4"));
        assertThat(shown.isShownWhole(demographics.id())).isFalse();
    }

    @Test
    void aSaveTellsTheTrailWhatWasEnteredChangedAndCleared() {
        CaseId id = register();
        save(registry.anna(), id, "demographics", change("weight", "", "12.50"));
        save(registry.anna(), id, "demographics", change("weight", "12.5", "13"));
        save(registry.anna(), id, "demographics", change("weight", "13", ""));

        assertThat(sql.sql("SELECT CONCAT_WS(' ', user_name, role, kind, old_value, '>', new_value) FROM audit_entry"
                                + " WHERE case_id = ? AND item_path = 'weight' ORDER BY id")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "anna investigator value.entered > 12.5",
                        "anna investigator value.changed 12.5 > 13",
                        "anna investigator value.cleared 13 >");
    }

    @Test
    void aValueThatFollowsFromAnotherFormIsDerivedInTheSameSave() {
        CaseId id = register();
        save(registry.anna(), id, "demographics", change("date_of_birth", "", "2019-03-10"));
        save(registry.anna(), id, "diagnosis", change("date_of_diagnosis", "", "2024-03-09"));

        assertThat(answer(id, "demographics", "age_at_diagnosis_years")).isEqualTo(Answer.number("4"));
        assertThat(sql.sql("SELECT reason FROM audit_entry WHERE case_id = ? AND kind = 'value.derived'"
                                + " AND item_path = 'age_at_diagnosis_years'")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .as("from what, and by which version of the rule")
                .isEqualTo("from date_of_birth 2019-03-10, diagnosis.date_of_diagnosis 2024-03-09; rule of version 2");
    }

    @Test
    void twoPeopleWhoChangeDifferentItemsBothSucceed() {
        CaseId id = register();
        save(registry.anna(), id, "demographics", change("weight", "", "12"));
        save(registry.anna(), id, "demographics", change("height", "", "90"));

        assertThat(answer(id, "demographics", "weight")).isEqualTo(Answer.number("12"));
        assertThat(answer(id, "demographics", "height")).isEqualTo(Answer.number("90"));
    }

    @Test
    void theSameItemChangedMeanwhileIsRefusedWithWhatIsStored() {
        CaseId id = register();
        save(registry.anna(), id, "demographics", change("weight", "", "12"));

        assertThatThrownBy(() -> save(registry.anna(), id, "demographics", change("weight", "", "21")))
                .isInstanceOfSatisfying(
                        SaveConflict.class,
                        conflict -> assertThat(conflict.stored())
                                .containsValue(Answer.number("12"))
                                .allSatisfy(
                                        (place, now) -> assertThat(place.path()).isEqualTo(ItemPath.of("weight"))));
        assertThat(answer(id, "demographics", "weight")).isEqualTo(Answer.number("12"));
    }

    @Test
    void aRowThatSomebodyElseChangedIsNotRemovedUnseen() {
        CaseId id = register();
        ItemPath value = ItemPath.inRow("pseudonyms", "r1", "pseudonym");
        Change removal = new Change(ItemPath.row("pseudonyms", "r1"), Answer.text("K7"), Answer.BLANK);
        save(registry.anna(), id, "registration", new Change(value, Answer.BLANK, Answer.text("K7")));
        save(registry.anna(), id, "registration", new Change(value, Answer.text("K7"), Answer.text("K8")));

        assertThatThrownBy(() -> save(registry.anna(), id, "registration", removal))
                .isInstanceOf(SaveConflict.class);
        save(registry.anna(), id, "registration", new Change(value, Answer.text("K8"), Answer.text("K7")));
        save(registry.anna(), id, "registration", removal);
        assertThat(entry(open(registry.anna(), id), "registration").answers().rows("pseudonyms"))
                .isEmpty();
    }

    @Test
    void theTumourTypeDecidesOnTheFormAndItsAnswersOutliveAChange() {
        CaseId id = register();
        save(registry.anna(), id, "diagnosis", change("tumour_type", "", "T03"));
        assertThat(forms(open(registry.anna(), id))).contains("adrenocortical-tumour");
        save(registry.anna(), id, "adrenocortical-tumour", change("weight", "", "150"));

        save(registry.anna(), id, "diagnosis", change("tumour_type", "T03", "T01"));
        VisibleCase changed = open(registry.anna(), id);
        FormInstance kept = entry(changed, "adrenocortical-tumour");
        assertThat(kept.kept()).isTrue();
        assertThat(kept.answers().get(ItemPath.of("weight"))).isEqualTo(Answer.number("150"));
        assertThat(changed.isEditable(kept.id())).isFalse();
        assertThat(forms(changed)).contains("pleuropulmonary-blastoma");
        assertThat(kinds(id)).contains("form.put-aside");

        save(registry.anna(), id, "diagnosis", change("tumour_type", "T01", "T03"));
        assertThat(entry(open(registry.anna(), id), "adrenocortical-tumour").kept())
                .isFalse();
        assertThat(kinds(id)).contains("form.taken-up");
    }

    @Test
    void aFormThatJoinsTheCaseTakesWhatItDerivesFromTheOthers() {
        CaseId id = register();
        save(
                registry.anna(),
                id,
                "diagnosis",
                change("onset", "", "date"),
                change("first_symptom_date", "", "2024-01-10"),
                change("date_of_diagnosis", "", "2024-05-29"));

        save(registry.anna(), id, "diagnosis", change("tumour_type", "", "T03"));

        assertThat(answer(id, "adrenocortical-tumour", "symptom_duration")).isEqualTo(Answer.number("4.6"));
    }

    @Test
    void aSaveOfOneItemAndOfFortyTakesAtMostFiveStatements() {
        CaseId id = register();
        save(registry.anna(), id, "diagnosis", change("tumour_type", "", "T03"));
        VisibleCase opened = open(registry.anna(), id);
        FormInstanceId instanceId = entry(opened, "adrenocortical-tumour").id();

        registry.run(registry.anna(), () -> {
            assertThat(Statements.during(() -> casebook.save(id, instanceId, labs(1), null)))
                    .hasSizeLessThanOrEqualTo(5);
            assertThat(Statements.during(() -> casebook.save(id, instanceId, labs(41).subList(1, 41), null)))
                    .hasSizeLessThanOrEqualTo(5);
        });
    }

    @Test
    void severalFormsAreSavedInOneTransactionOrNotAtAll() {
        CaseId id = register();
        VisibleCase opened = open(registry.anna(), id);
        FormInstanceId demographics = entry(opened, "demographics").id();
        FormInstanceId diagnosis = entry(opened, "diagnosis").id();
        save(registry.anna(), id, "demographics", change("weight", "", "12"));
        Change date = change("date_of_diagnosis", "", "2024-05-29");

        registry.run(registry.anna(), () -> {
            assertThatThrownBy(() -> casebook.save(
                            id,
                            Map.of(demographics, List.of(change("weight", "", "21")), diagnosis, List.of(date)),
                            null))
                    .isInstanceOf(SaveConflict.class);
            assertThat(answer(id, "diagnosis", "date_of_diagnosis")).isEqualTo(Answer.BLANK);

            assertThat(Statements.during(() -> casebook.save(
                            id,
                            Map.of(demographics, List.of(change("weight", "12", "21")), diagnosis, List.of(date)),
                            null)))
                    .as("as many as for one form, and one since the plan of visits hangs on the day")
                    .hasSizeLessThanOrEqualTo(6);
        });

        assertThat(answer(id, "demographics", "weight")).isEqualTo(Answer.number("21"));
        assertThat(answer(id, "diagnosis", "date_of_diagnosis")).isEqualTo(Answer.text("2024-05-29"));
    }

    @Test
    void withOneOfFiftyItemsRefusedByTheDatabaseNothingIsStored() {
        CaseId id = register();
        save(registry.anna(), id, "diagnosis", change("tumour_type", "", "T03"));
        FormInstanceId instanceId =
                entry(open(registry.anna(), id), "adrenocortical-tumour").id();
        int linesBefore = kinds(id).size();
        JdbcClient owner = JdbcClient.create(TestMySql.asOwner());
        owner.sql("CREATE TRIGGER refuse_one BEFORE INSERT ON audit_entry FOR EACH ROW"
                        + " IF NEW.item_path = 'labs[r37].value' AND NEW.case_id = " + id
                        + " THEN SIGNAL SQLSTATE '45000'; END IF")
                .update();
        try {
            assertThatThrownBy(() -> registry.run(registry.anna(), () -> casebook.save(id, instanceId, labs(50), null)))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            owner.sql("DROP TRIGGER refuse_one").update();
        }

        assertThat(entry(open(registry.anna(), id), "adrenocortical-tumour")
                        .answers()
                        .isEmpty())
                .isTrue();
        assertThat(kinds(id)).hasSize(linesBefore);
    }

    @Test
    void aPageOfFiftyCasesIsReadByKeyInThreeStatementsAtMost() {
        Site site = registry.site("PAG", "Paging", "IT");
        List<CaseId> registered = new ArrayList<>();
        registry.run(registry.investigatorOf(site), () -> {
            for (int i = 0; i < 4; i++) {
                registered.add(casebook.register(site.id()).id());
            }
            assertThat(Statements.countDuring(() -> casebook.find(CaseFilter.ALL, null, 50)))
                    .isLessThanOrEqualTo(3);
            List<CaseSummary> first = casebook.find(CaseFilter.ALL, null, 2);
            List<CaseSummary> second = casebook.find(CaseFilter.ALL, first.getLast(), 2);
            assertThat(first.stream().map(CaseSummary::id)).containsExactly(registered.get(3), registered.get(2));
            assertThat(second.stream().map(CaseSummary::id)).containsExactly(registered.get(1), registered.get(0));
        });
    }

    /** Laboratory values: one answer in each row. */
    private static List<Change> labs(int rows) {
        List<Change> changes = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            changes.add(new Change(
                    ItemPath.inRow("labs", "r" + row, "value"), Answer.BLANK, Answer.number(String.valueOf(row))));
        }
        return changes;
    }

    private CaseId register() {
        String anna = registry.anna();
        return registry.as(anna, () -> casebook.register(registry.padua().id())).id();
    }

    private VisibleCase open(String userName, CaseId id) {
        return registry.as(userName, () -> casebook.open(id));
    }

    private void save(String userName, CaseId id, String form, Change... changes) {
        FormInstanceId instanceId = entry(open(registry.anna(), id), form).id();
        registry.run(userName, () -> casebook.save(id, instanceId, List.of(changes), null));
    }

    private static Change change(String item, String before, String after) {
        return new Change(ItemPath.of(item), value(before), value(after));
    }

    private static Answer value(String text) {
        return text.matches("[0-9.]+") ? Answer.number(text) : Answer.text(text);
    }

    private Answer answer(CaseId id, String form, String item) {
        return entry(open(registry.anna(), id), form).answers().get(ItemPath.of(item));
    }

    private static FormInstance entry(VisibleCase opened, String form) {
        return opened.entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> forms(VisibleCase opened) {
        return opened.entries().stream()
                .map(entry -> entry.form().key().value())
                .toList();
    }

    private static int running(VisibleCase opened) {
        return Integer.parseInt(opened.caseSummary().number().substring(4));
    }

    private List<String> kinds(CaseId id) {
        return sql.sql("SELECT kind FROM audit_entry WHERE case_id = ? ORDER BY id")
                .param(id.value())
                .query(String.class)
                .list();
    }
}
