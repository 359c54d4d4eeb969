package org.rarecase.casebook.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.AnswerParser;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
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
        FormInstanceId review =
                registry.as(registry.anna(), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));
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
        assertThat(open(registry.monitor()).caseSummary().hold())
                .extracting(Hold::level)
                .isEqualTo(Hold.Level.LOCKED);
        release(registry.coordinator(), null, "A correction came");

        assertThat(open(registry.monitor()).caseSummary().hold()).isNull();
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
        assertThat(open(registry.anna()).caseSummary().hold()).isNotNull();
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

        assertThat(open(registry.anna()).caseSummary().tumourType()).isEqualTo(new TumourType("T03"));
    }

    @Test
    void noStepIsTakenInALockedCaseAndAFrozenOneIsNotReturned() {
        lock(registry.coordinator(), null);
        assertThatThrownBy(() -> registry.run(registry.anna(), () -> lifecycle.submit(id)))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("case is locked");
        release(registry.coordinator(), null, "To submit it");
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
        FormInstanceId instanceId = entry("demographics").id();
        registry.run(registry.monitor(), () -> holds.freeze(id, instanceId, "Compared with the source"));
        registry.run(registry.coordinator(), () -> holds.lock(id, instanceId, "Database lock"));
        release(registry.coordinator(), instanceId, "Late letter");
        freeze(registry.monitor(), null);
        release(registry.monitor(), null, "Site asked");

        assertThat(sql.sql("SELECT CONCAT_WS(' ', user_name, kind, form, reason) FROM audit_entry"
                                + " WHERE case_id = ? AND (kind LIKE '%frozen%' OR kind LIKE '%locked') ORDER BY id")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "maria form.frozen demographics Compared with the source",
                        "clara form.locked demographics Database lock",
                        "clara form.unlocked demographics Late letter",
                        "clara form.frozen-again demographics",
                        "maria case.frozen",
                        "maria case.unfrozen Site asked");
    }

    @Test
    void aBlindedReviewerIsNotToldWhyACaseIsHeld() {
        registry.run(registry.anna(), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));
        registry.run(registry.monitor(), () -> holds.freeze(id, null, "It is an adrenocortical tumour"));
        registry.run(
                registry.monitor(), () -> holds.freeze(id, entry("demographics").id(), "Seen with the adrenal tumour"));

        assertThat(open(registry.pathologist()).caseSummary().hold())
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

    /** What the trail says last of the case or of the form. */
    private Hold.Level toldLevel(FormInstanceId instanceId) {
        Hold.Level level = null;
        for (String kind : sql.sql("SELECT kind FROM audit_entry WHERE case_id = ? AND entry_id <=> ?"
                        + " AND kind REGEXP '(frozen|frozen-again|unfrozen|locked|unlocked)$' ORDER BY id")
                .params(id.value(), FormInstanceId.stored(instanceId))
                .query(String.class)
                .list()) {
            String what = kind.substring(kind.indexOf('.') + 1);
            level = switch (what) {
                case "frozen", "frozen-again" -> Hold.Level.FROZEN;
                case "locked" -> Hold.Level.LOCKED;
                default -> null;
            };
        }
        return level;
    }

    private Hold held(FormInstanceId instanceId) {
        VisibleCase visibleCase = open(registry.auditor());
        return instanceId == null
                ? visibleCase.caseSummary().hold()
                : visibleCase.entry(instanceId).hold();
    }

    private boolean attempt(Runnable act) {
        try {
            act.run();
            return true;
        } catch (CaseNotEditable refused) {
            return false;
        }
    }

    /** A walk in which every order of three acts on the case and on a form of it comes, whatever was done before. */
    @Test
    void whatALockCoversComesBackAndTheTrailSaysWhatIsTheCaseInEveryOrder() {
        FormInstanceId form = entry("demographics").id();
        Deque<Hold.Level> ofCase = new ArrayDeque<>();
        Deque<Hold.Level> ofForm = new ArrayDeque<>();
        StringBuilder walk = new StringBuilder();
        for (int act : everyOrderOfThree(6)) {
            boolean onForm = act >= 3;
            FormInstanceId instanceId = onForm ? form : null;
            Deque<Hold.Level> levels = onForm ? ofForm : ofCase;
            Hold.Level before = levels.peek();
            boolean possible = !(onForm && ofCase.peek() == Hold.Level.LOCKED)
                    && switch (act % 3) {
                        case 0 -> before == null;
                        case 1 -> before != Hold.Level.LOCKED;
                        default -> before != null;
                    };
            boolean done = attempt(() -> {
                switch (act % 3) {
                    case 0 -> freeze(registry.monitor(), instanceId);
                    case 1 -> lock(registry.coordinator(), instanceId);
                    default -> release(registry.coordinator(), instanceId, "Over");
                }
            });
            walk.append(onForm ? " form" : " case")
                    .append(List.of(".freeze", ".lock", ".release").get(act % 3));
            assertThat(done).as("%s", walk).isEqualTo(possible);
            if (done && act % 3 == 2) {
                levels.pop();
            } else if (done) {
                levels.push(act % 3 == 0 ? Hold.Level.FROZEN : Hold.Level.LOCKED);
            }
            VisibleCase visibleCase = open(registry.auditor());
            for (FormInstanceId each : Arrays.asList(null, form)) {
                Hold hold = each == null
                        ? visibleCase.caseSummary().hold()
                        : visibleCase.entry(each).hold();
                Hold.Level level = hold == null ? null : hold.level();
                assertThat(level).as("%s", walk).isEqualTo((each == null ? ofCase : ofForm).peek());
                assertThat(toldLevel(each)).as("%s", walk).isEqualTo(level);
            }
        }
    }

    /** Numbers below a limit, in a row in which each three of them come one after the other (de Bruijn). */
    private static List<Integer> everyOrderOfThree(int limit) {
        List<Integer> row = new ArrayList<>(List.of(0, 0));
        Set<List<Integer>> seen = new HashSet<>();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (int next = limit - 1; next >= 0 && !goesOn; next--) {
                goesOn = seen.add(List.of(row.get(row.size() - 2), row.getLast(), next));
                if (goesOn) {
                    row.add(next);
                }
            }
        }
        return row;
    }

    @Test
    void aFreezeThatALockCoveredComesBackAsItWas() {
        FormInstanceId instanceId = entry("demographics").id();
        registry.run(registry.monitor(), () -> holds.freeze(id, instanceId, "Compared with the source"));
        Hold freeze = held(instanceId);
        registry.run(registry.coordinator(), () -> holds.lock(id, instanceId, "Database lock"));

        release(registry.coordinator(), instanceId, "Late letter");

        assertThat(held(instanceId)).isEqualTo(freeze);
        assertThatThrownBy(() -> save("demographics", "height", "", "90")).isInstanceOf(CaseNotEditable.class);
        release(registry.monitor(), instanceId, "To correct it");
        save("demographics", "height", "", "90");
    }

    private void freeze(String who, FormInstanceId instanceId) {
        registry.run(who, () -> holds.freeze(id, instanceId, ""));
    }

    private void lock(String who, FormInstanceId instanceId) {
        registry.run(who, () -> holds.lock(id, instanceId, ""));
    }

    private void release(String who, FormInstanceId instanceId, String reason) {
        registry.run(who, () -> holds.release(id, instanceId, reason));
    }

    private VisibleCase open(String who) {
        return registry.as(who, () -> casebook.open(id));
    }

    private FormInstance entry(String form) {
        return open(registry.anna()).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private Answer answer(String form, String item) {
        return entry(form).answers().get(ItemPath.of(item));
    }

    private void save(String form, String item, String before, String after) {
        FormInstanceId instanceId = entry(form).id();
        ItemPath path = ItemPath.of(item);
        registry.run(
                registry.anna(),
                () -> casebook.save(
                        id,
                        instanceId,
                        List.of(new Change(path, value(form, item, before), value(form, item, after))),
                        null));
    }

    private Answer value(String form, String item, String text) {
        return text.isEmpty()
                ? Answer.BLANK
                : AnswerParser.read(entry(form).form().find(ItemPath.of(item)).orElseThrow(), text);
    }
}
