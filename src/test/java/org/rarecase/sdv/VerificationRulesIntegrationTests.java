package org.rarecase.sdv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Cases;
import org.rarecase.ModuleTest;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who marks what, and when not. What the trail tells of it is in {@link SourceDataVerificationIntegrationTests}. */
@ModuleTest
@Import(Cases.class)
class VerificationRulesIntegrationTests {

    private static final String DAY = "2024-03-09";

    @Autowired
    SourceDataVerification verifications;

    @Autowired
    Cases cases;

    @Autowired
    CaseHolds holds;

    private CaseId id;
    private ItemRef date;
    private ItemRef weight;

    @BeforeEach
    void registerCase() {
        id = cases.registered();
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
        cases.answer(id, "diagnosis", "date_of_diagnosis", Answer.text(DAY));
        cases.answer(id, "diagnosis", "weight", Answer.number("90"));
        date = cases.place(id, "diagnosis", "date_of_diagnosis");
        weight = cases.place(id, "diagnosis", "weight");
    }

    @Test
    void onlyMonitorsMark() {
        for (String other : List.of(cases.registry.anna(), cases.registry.coordinator(), cases.registry.auditor())) {
            assertThatThrownBy(() ->
                            cases.registry.run(other, () -> verifications.verify(id, Map.of(date, Answer.text(DAY)))))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void aValueThatChangedSinceItWasSeenIsNotMarked() {
        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.monitor(), () -> verifications.verify(id, Map.of(weight, Answer.number("89")))))
                .isInstanceOf(SdvNotPossible.class)
                .hasMessageContaining("compare it again");
        assertThat(now(cases.registry.monitor()).marks()).isEmpty();
    }

    @Test
    void whatIsFrozenIsVerifiedAndWhatIsLockedIsNot() {
        cases.registry.run(cases.registry.monitor(), () -> holds.freeze(id, null, ""));
        verify(date);
        assertThat(now(cases.registry.monitor()).open(weight.instanceId())).contains(weight);
        cases.registry.run(cases.registry.coordinator(), () -> holds.lock(id, null, ""));

        assertThat(now(cases.registry.monitor()).open(weight.instanceId()))
                .as("offered")
                .isEmpty();
        assertThat(now(cases.registry.monitor()).mayChange(weight.instanceId())).isFalse();
        assertThatThrownBy(() -> verify(weight))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessageContaining("coordinator can unlock");
        assertThatThrownBy(() ->
                        cases.registry.run(cases.registry.monitor(), () -> verifications.remove(id, date, "Error")))
                .isInstanceOf(CaseNotEditable.class);
    }

    @Test
    void anApprovedCaseStaysAsItWasVerified() {
        cases.submit(id);
        cases.approve(id);

        assertThatThrownBy(() -> verify(weight)).isInstanceOf(SdvNotPossible.class);
    }

    @Test
    void aPathologistSeesNothingOfIt() {
        verify(date);
        cases.openReviewForm(id);

        CaseSdv now = now(cases.registry.pathologist());

        assertThat(now.marks()).isEmpty();
        assertThat(now.count()).isEqualTo(CaseSdv.Count.NONE);
    }

    @Test
    void aChangedValueLosesItsMarkAlsoWhereItComesBack() {
        verify(date);
        verify(weight);

        cases.answer(id, "diagnosis", "date_of_diagnosis", Answer.text("2024-03-10"));
        cases.answer(id, "diagnosis", "date_of_diagnosis", Answer.text(DAY));

        assertThat(now(cases.registry.monitor()).marks()).containsOnlyKeys(weight);
    }

    private void verify(ItemRef place) {
        cases.registry.run(cases.registry.monitor(), () -> {
            Answer seen = cases.casebook.open(id).evaluation().effective(place);
            verifications.verify(id, Map.of(place, seen));
        });
    }

    private CaseSdv now(String who) {
        return cases.registry.as(who, () -> verifications.of(cases.casebook.open(id)));
    }
}
