package org.rarecase.sdv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
class SourceDataVerificationIntegrationTests {

    @Autowired
    SourceDataVerification verifications;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    private final JdbcClient sql = JdbcClient.create(TestMySql.asOwner());
    private CaseId id;
    private ItemRef date;
    private ItemRef height;

    @BeforeEach
    void registerCase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        date = place("diagnosis", "date_of_diagnosis");
        height = place("demographics", "height");
        save(date, Answer.BLANK, Answer.text("2024-03-09"));
        save(height, Answer.BLANK, Answer.number("90"));
    }

    @Test
    void aMonitorMarksWhatWasComparedAndTheTrailTellsIt() {
        verify(date);

        CaseSdv now = now(registry.monitor());
        assertThat(now.mark(date)).get().extracting(VerifiedMark::by).isEqualTo("maria");
        assertThat(now.mark(height)).isEmpty();
        assertThat(trail()).containsExactly("maria monitor verification.set diagnosis date_of_diagnosis");
    }

    @Test
    void aChangedValueLosesItsMarkAndTheOthersKeepTheirs() {
        verify(date);
        verify(height);

        save(date, Answer.text("2024-03-09"), Answer.text("2024-03-10"));

        assertThat(now(registry.monitor()).marks()).containsOnlyKeys(height);
        assertThat(trail()).last().isEqualTo("anna investigator verification.lost diagnosis date_of_diagnosis");

        save(date, Answer.text("2024-03-10"), Answer.text("2024-03-09"));

        assertThat(now(registry.monitor()).marks())
                .as("the old value, not compared anew")
                .containsOnlyKeys(height);
    }

    @Test
    void aSaveCostsTwoStatementsMoreOnlyWhereSomethingIsMarked() {
        Change up = new Change(height.path(), Answer.number("90"), Answer.number("91"));
        Change down = new Change(height.path(), Answer.number("91"), Answer.number("90"));
        int without = registry.as(
                registry.anna(),
                () -> Statements.countDuring(() -> casebook.save(id, height.instanceId(), List.of(up), null)));
        int again = registry.as(
                registry.anna(),
                () -> Statements.countDuring(() -> casebook.save(id, height.instanceId(), List.of(down), null)));
        assertThat(again).isEqualTo(without);
        verify(height);

        int lost = registry.as(
                registry.anna(),
                () -> Statements.countDuring(() -> casebook.save(id, height.instanceId(), List.of(up), null)));

        assertThat(lost).as("reads the case, and the mark that is lost").isEqualTo(without + 2);
    }

    @Test
    void whatIsDerivedBlankOrNotAskedIsNotVerified() {
        ItemRef birth = place("demographics", "date_of_birth");
        ItemRef age = place("demographics", "age_at_diagnosis_years");
        save(birth, Answer.BLANK, Answer.text("2019-03-10"));
        VisibleCase open = registry.as(registry.monitor(), () -> casebook.open(id));
        CaseSdv now = now(registry.monitor());

        assertThat(now.isVerifiable(birth)).isTrue();
        assertThat(now.isVerifiable(age)).as("derived").isFalse();
        assertThat(now.isVerifiable(place("demographics", "weight")))
                .as("blank")
                .isFalse();
        assertThat(now.isVerifiable(place("diagnosis", "other_staging")))
                .as("unknown")
                .isFalse();
        Answer years = open.evaluation().effective(age);
        assertThat(years.isBlank()).isFalse();
        assertThatThrownBy(() -> registry.run(registry.monitor(), () -> verifications.verify(id, Map.of(age, years))))
                .isInstanceOf(SdvNotPossible.class)
                .hasMessageContaining("nothing that the site entered");
    }

    @Test
    void aMarkIsRemovedWithAReason() {
        verify(date);
        assertThatThrownBy(() -> registry.run(registry.monitor(), () -> verifications.remove(id, date, " ")))
                .isInstanceOf(SdvNotPossible.class);

        registry.run(registry.monitor(), () -> verifications.remove(id, date, "Wrong patient"));

        assertThat(now(registry.monitor()).marks()).isEmpty();
        assertThat(trail())
                .last()
                .isEqualTo("maria monitor verification.removed diagnosis date_of_diagnosis Wrong patient");
        assertThatThrownBy(() -> registry.run(registry.monitor(), () -> verifications.remove(id, date, "Again")))
                .isInstanceOf(SdvNotPossible.class);
    }

    @Test
    void criticalItemsAreNeededAndOthersMayBeVerifiedToo() {
        verify(height);
        CaseSdv now = now(registry.monitor());

        assertThat(now.left()).containsExactly(date);
        assertThat(now.count()).isEqualTo(new CaseSdv.Count(1, 0));
        assertThat(now.isNeeded(height)).isFalse();
        assertThat(now.nextAfter(height.instanceId(), height.path())).contains(date);
        assertThat(now.nextAfter(date.instanceId(), date.path())).contains(date);
    }

    @Test
    void verificationIsReadInOneStatement() {
        verify(date);
        verify(height);
        registry.run(registry.monitor(), () -> {
            VisibleCase open = casebook.open(id);

            assertThat(Statements.during(() -> verifications.of(open)))
                    .filteredOn(statement -> statement.startsWith("SELECT"))
                    .hasSize(1);
        });
    }

    private void verify(ItemRef place) {
        registry.run(registry.monitor(), () -> {
            Answer seen = casebook.open(id).evaluation().effective(place);
            verifications.verify(id, Map.of(place, seen));
        });
    }

    private CaseSdv now(String who) {
        return registry.as(who, () -> verifications.of(casebook.open(id)));
    }

    private ItemRef place(String form, String item) {
        return registry.as(
                registry.anna(),
                () -> casebook.open(id).entries().stream()
                        .filter(entry -> entry.form().key().value().equals(form))
                        .map(FormInstance::id)
                        .map(instanceId -> new ItemRef(instanceId, ItemPath.of(item)))
                        .findFirst()
                        .orElseThrow());
    }

    private void save(ItemRef place, Answer before, Answer after) {
        registry.run(
                registry.anna(),
                () -> casebook.save(id, place.instanceId(), List.of(new Change(place.path(), before, after)), null));
    }

    private List<String> trail() {
        return sql.sql("SELECT CONCAT_WS(' ', user_name, role, kind, form, item_path, reason) FROM audit_entry"
                        + " WHERE case_id = ? AND kind LIKE 'verification.%' ORDER BY id")
                .param(id.value())
                .query(String.class)
                .list();
    }
}
