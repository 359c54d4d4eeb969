package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rarecase.workflow.AdjudicationScenario.ADENOMA;
import static org.rarecase.workflow.AdjudicationScenario.CARCINOMA;
import static org.rarecase.workflow.AdjudicationScenario.ballot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.NotAllowed;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.Basis;
import org.rarecase.pathology.session.DecidedBy;
import org.rarecase.pathology.session.PanelCaseState;
import org.rarecase.pathology.session.PanelStatement;
import org.rarecase.pathology.session.PanelVote;
import org.rarecase.pathology.session.SessionRefused;
import org.rarecase.shared.Refusal;
import org.rarecase.signature.NotSignable;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.workflow.process.AdjudicationProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Readers who differ: one further reader decides, or a panel does. */
@ProcessTest
@Import(AdjudicationScenario.class)
class AdjudicationIntegrationTests {

    @Autowired
    AdjudicationScenario scenario;

    @Autowired
    CaseScenario cases;

    @Autowired
    Reviews reviews;

    @Autowired
    AuditTrail trail;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anAdjudicatorWhoAgreesWithAReaderDecides() {
        CaseId id = scenario.differing("unresolved", CARCINOMA, ADENOMA);
        String pia = scenario.registry.thirdPathologist();
        assertThat(cases.openSteps(id)).contains(AdjudicationProcess.CHOOSE_ADJUDICATOR);

        scenario.choose(id, pia);
        assertThat(evidence(pia, id)).as("what all readers signed").isEqualTo(2);
        scenario.adjudicate(id, pia, CARCINOMA);

        AgreedDiagnosis agreed = scenario.agreed(id);
        assertThat(agreed.basis()).isEqualTo(Basis.ADJUDICATION);
        assertThat(agreed.content().morphology()).isEqualTo(CARCINOMA);
        assertThat(agreed.dissent()).isEqualTo(scenario.registry.otherPathologist() + ": " + ADENOMA);
        assertThat(cases.openSteps(id)).noneMatch(step -> isOfAdjudication(step));
    }

    @Test
    void untilADiagnosisIsAgreedSiteAndMonitorsReadNoReadingAndTheAdjudicatorReadsAll() {
        CaseId id = scenario.differing("unresolved", CARCINOMA, ADENOMA);
        String pia = scenario.registry.thirdPathologist();
        List<String> toldLater = List.of(scenario.registry.anna(), scenario.registry.monitor());
        assertThat(toldLater).allSatisfy(person -> {
            assertThat(readings(person, id)).isZero();
            assertThat(signers(person, id)).as("how many signed, not who").containsExactly(null, null);
        });
        assertThat(readings(scenario.registry.coordinator(), id)).isEqualTo(2);

        scenario.choose(id, pia);

        VisibleCase shown = opened(pia, id);
        assertThat(shown.blinded()).isFalse();
        assertThat(shown.entries())
                .extracting(entry -> entry.form().key().value())
                .contains("diagnosis", "local-pathology");
        assertThat(readings(pia, id)).as("both signed ones and the own").isEqualTo(3);
        assertThat(opened(scenario.registry.pathologist(), id).blinded())
                .as("a reader who signed, while another adjudicates")
                .isFalse();
        assertThat(toldLater).allSatisfy(person -> {
            assertThat(readings(person, id)).isZero();
            assertThat(named(person, id)).as("in the trail").doesNotContain(scenario.registry.pathologist(), pia);
        });
        assertThat(named(scenario.registry.coordinator(), id)).contains(scenario.registry.pathologist(), pia);

        scenario.adjudicate(id, pia, CARCINOMA);

        assertThat(toldLater).allSatisfy(person -> {
            assertThat(readings(person, id)).isEqualTo(3);
            assertThat(named(person, id)).contains(scenario.registry.pathologist(), pia);
        });
    }

    private VisibleCase opened(String person, CaseId id) {
        return scenario.registry.as(person, () -> cases.casebook.open(id));
    }

    /** Who is told to have done something in the case, or to be concerned by it. */
    private List<String> named(String person, CaseId id) {
        return scenario.registry.as(person, () -> trail.ofCase(id, AuditTrail.NEWEST, 500)).stream()
                .flatMap(line -> Stream.of(
                        line.actor().userName(), String.valueOf(line.line().newValue())))
                .toList();
    }

    private long readings(String person, CaseId id) {
        return opened(person, id).entries().stream()
                .filter(entry -> entry.form().key().equals(Reviews.FORM))
                .count();
    }

    private List<String> signers(String person, CaseId id) {
        return scenario.registry.as(person, () -> reviews.ofCase(cases.casebook.open(id))).stream()
                .map(Reading::signedBy)
                .toList();
    }

    @Test
    void aPanelDecidesWhereTheAdjudicatorAgreesWithNobody() {
        CaseId id = scenario.differing("unresolved", ADENOMA, null);
        scenario.choose(id, scenario.registry.thirdPathologist());

        scenario.adjudicate(id, scenario.registry.thirdPathologist(), CARCINOMA);

        assertThat(scenario.agreed(id)).isNull();
        assertThat(cases.openSteps(id)).contains(AdjudicationProcess.PREPARE_SESSION);
    }

    @Test
    void whereThePolicyNeverAsksForAPanelTheAdjudicatorHasTheLastWord() {
        CaseId id = scenario.differing("never", ADENOMA, null);
        scenario.choose(id, scenario.registry.thirdPathologist());

        scenario.adjudicate(id, scenario.registry.thirdPathologist(), CARCINOMA);

        assertThat(scenario.agreed(id).basis()).isEqualTo(Basis.ADJUDICATION);
        assertThat(cases.openSteps(id)).noneMatch(step -> isOfAdjudication(step));
    }

    @Test
    void aPanelDecidesAMajorDisagreementAtOnceWhereThePolicySaysSo() {
        assertThat(cases.openSteps(scenario.differing("major", CARCINOMA, ADENOMA)))
                .contains(AdjudicationProcess.PREPARE_SESSION)
                .doesNotContain(AdjudicationProcess.CHOOSE_ADJUDICATOR);
        assertThat(cases.openSteps(scenario.differing("major", CARCINOMA, CARCINOMA)))
                .contains(AdjudicationProcess.CHOOSE_ADJUDICATOR)
                .doesNotContain(AdjudicationProcess.PREPARE_SESSION);
    }

    @Test
    void whoHoldsASeatDoesNotAdjudicateAndNobodyButCoordinatorsChooses() {
        CaseId id = scenario.differing("unresolved", CARCINOMA, ADENOMA);

        assertThatThrownBy(() -> scenario.choose(id, scenario.registry.otherPathologist()))
                .isInstanceOf(SessionRefused.class)
                .hasMessageEndingWith("cannot adjudicate this review: holds a seat of it, belongs to the laboratory of"
                        + " the site, or is no pathologist of it. Nothing was changed.");
        for (String other :
                List.of(scenario.registry.anna(), scenario.registry.monitor(), scenario.registry.thirdPathologist())) {
            assertThatThrownBy(() -> scenario.registry.run(
                            other,
                            () -> scenario.adjudications.choose(
                                    scenario.review(id), scenario.registry.thirdPathologist())))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void theLastSignatureMakesTheDecisionOfAPanelValid() {
        CaseId id = scenario.differing("major", CARCINOMA, ADENOMA);
        scenario.prepare(id, scenario.panel());
        assertThat(cases.openSteps(id)).contains(AdjudicationProcess.RECORD_DECISION);
        String petra = scenario.registry.otherPathologist();
        scenario.record(id, ballot(DecidedBy.MAJORITY, Map.of(petra, "An adenoma")));

        scenario.sign(id, scenario.registry.pathologist());
        refused(() -> scenario.sign(id, scenario.registry.thirdPathologist()), petra + " signs before you.");
        scenario.sign(id, petra);
        assertThat(scenario.agreed(id)).isNull();
        scenario.sign(id, scenario.registry.thirdPathologist());

        AgreedDiagnosis agreed = scenario.agreed(id);
        assertThat(agreed.basis()).isEqualTo(Basis.PANEL);
        assertThat(agreed.dissent()).isEqualTo(petra + ": An adenoma");
        assertThat(agreed.stated().reason()).isEqualTo("Mitoses");
        assertThat(scenario.item(id).state()).isEqualTo(PanelCaseState.VALID);
        assertThat(cases.openSteps(id)).noneMatch(step -> isOfAdjudication(step));
    }

    @Test
    void aDecisionThatIsTakenAnewTakesItsSignaturesWithIt() {
        CaseId id = scenario.differing("major", CARCINOMA, ADENOMA);
        scenario.prepare(id, scenario.panel());
        scenario.record(id, ballot(DecidedBy.CONSENSUS, Map.of()));
        scenario.sign(id, scenario.registry.pathologist());
        SignerReauthentication before = scenario.confirm(id, scenario.registry.otherPathologist());

        scenario.registry.run(
                scenario.registry.coordinator(),
                () -> scenario.signing.decideAgain(scenario.item(id).id(), "Further stains have come"));

        assertThat(cases.openSteps(id)).contains(AdjudicationProcess.RECORD_DECISION);
        assertThat(scenario.item(id).votes()).allMatch(PanelVote::isOutstanding);
        scenario.record(id, ballot(DecidedBy.MAJORITY, Map.of(scenario.registry.otherPathologist(), "An adenoma")));
        scenario.sign(id, scenario.registry.pathologist());
        assertThatThrownBy(() -> scenario.registry.run(
                        scenario.registry.otherPathologist(),
                        () -> scenario.signing.sign(scenario.item(id).id(), before)))
                .as("of what was seen before")
                .isInstanceOf(NotSignable.class);
    }

    @Test
    void whoDoesNotSignInSevenDaysIsAskedAndThenNotedAsAbsent() {
        CaseId id = scenario.differing("major", CARCINOMA, ADENOMA);
        scenario.prepare(id, scenario.panel());
        scenario.record(id, ballot(DecidedBy.CONSENSUS, Map.of()));
        String paul = scenario.registry.pathologist();
        refused(() -> absent(id, paul, "Travels"), "has 7 days to sign");

        clock.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(cases.runDueTimers(id)).isPositive();
        assertThat(cases.openSteps(id)).contains(AdjudicationProcess.SIGN_DECISION);
        refused(() -> absent(id, paul, " "), "Say in a few words why there is no signature.");
        absent(id, paul, "Travels");
        refused(
                () -> absent(id, scenario.registry.otherPathologist(), "Ill"),
                "A decision of the panel takes at least two signatures, and 1 would be left.");
        scenario.sign(id, scenario.registry.otherPathologist());
        scenario.sign(id, scenario.registry.thirdPathologist());

        assertThat(scenario.agreed(id).basis()).isEqualTo(Basis.PANEL);
        assertThat(scenario.item(id).vote(paul).orElseThrow().absent()).isEqualTo("Travels");
    }

    @Test
    void anAbsenceThatLeavesNoMajorityIsNotNoted() {
        CaseId id = scenario.differing("major", CARCINOMA, ADENOMA);
        scenario.prepare(id, scenario.panel());
        scenario.record(id, ballot(DecidedBy.MAJORITY, Map.of(scenario.registry.otherPathologist(), "An adenoma")));
        clock.advance(Duration.ofDays(8));

        refused(() -> absent(id, scenario.registry.pathologist(), "Travels"), "There is no majority: 1 of 2");
        absent(id, scenario.registry.otherPathologist(), "Travels");
        assertThat(scenario.item(id).votes())
                .filteredOn(PanelVote::isOutstanding)
                .hasSize(2);
    }

    @Test
    void whatIsSaidIsKeptAsItIsTypedAndAmendedWithAReasonAfterTheDecision() {
        CaseId id = scenario.differing("major", CARCINOMA, ADENOMA);
        scenario.prepare(id, scenario.panel());
        String pia = scenario.registry.thirdPathologist();
        say(id, pia, "Necro", null);
        say(id, pia, "Necrosis and mitoses", null);
        assertThat(statements(id)).containsExactly("Necrosis and mitoses");

        scenario.record(id, ballot(DecidedBy.CONSENSUS, Map.of()));
        refused(() -> say(id, pia, "Necrosis alone", null), "say in a few words why the statement is amended");
        say(id, pia, "Necrosis alone", "The mitoses were those of another case");

        assertThat(statements(id)).containsExactly("Necrosis and mitoses", "Necrosis alone");
    }

    @Test
    void aSessionIsOpenToCoordinatorsParticipantsAndAuditorsAlone() {
        CaseId id = scenario.differing("major", CARCINOMA, ADENOMA);
        long session =
                scenario.prepare(id, List.of(scenario.registry.pathologist(), scenario.registry.otherPathologist()));

        for (String reads : List.of(
                scenario.registry.coordinator(),
                scenario.registry.auditor(),
                scenario.registry.pathologist(),
                scenario.registry.otherPathologist())) {
            assertThat(scenario.registry
                            .as(reads, () -> scenario.sessions.find(session))
                            .cases())
                    .as(reads)
                    .hasSize(1);
            assertThat(evidence(reads, id)).as(reads).isEqualTo(2);
        }
        for (String other :
                List.of(scenario.registry.anna(), scenario.registry.monitor(), scenario.registry.thirdPathologist())) {
            assertThatThrownBy(() -> scenario.registry.as(other, () -> scenario.sessions.find(session)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> evidence(other, id)).as(other).isInstanceOf(NotAllowed.class);
            assertThat(scenario.registry.as(other, () -> scenario.sessions.newest(50)))
                    .as(other)
                    .noneMatch(found -> found.id() == session);
            assertThatThrownBy(() -> say(id, other, "Heard of it", null))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> scenario.registry.run(
                        scenario.registry.pathologist(),
                        () -> scenario.sessions.record(scenario.item(id).id(), ballot(DecidedBy.CONSENSUS, Map.of()))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void noSessionIsPreparedOnAReviewThatIsNotSignedByAll() {
        CaseId id = cases.submitted("T03");

        refused(() -> scenario.prepare(id, scenario.panel()), "This review is not signed by all of its readers");
        refused(
                () -> scenario.choose(id, scenario.registry.thirdPathologist()),
                "This review is not signed by all of its readers");
    }

    @Test
    void sessionsOfAReviewEndWithItsConsent() {
        CaseId decided = scenario.differing("major", CARCINOMA, ADENOMA);
        scenario.prepare(decided, scenario.panel());
        scenario.record(decided, ballot(DecidedBy.CONSENSUS, Map.of()));
        SignerReauthentication confirmed = scenario.confirm(decided, scenario.registry.pathologist());
        FormInstanceId consent = scenario.registry.as(
                scenario.registry.anna(), () -> cases.casebook.addEntry(decided, new FormKey("registration")));
        consents(decided, consent, Answer.BLANK, Answer.codes("registry", "pathology-review"));

        consents(decided, consent, Answer.codes("registry", "pathology-review"), Answer.codes("registry"));

        assertThat(scenario.item(decided).state()).isEqualTo(PanelCaseState.ENDED);
        refused(
                () -> scenario.registry.run(
                        scenario.registry.pathologist(),
                        () -> scenario.signing.sign(scenario.item(decided).id(), confirmed)),
                "This case is decided, or ended.");
        assertThat(scenario.agreed(decided)).isNull();
    }

    private void consents(CaseId id, FormInstanceId form, Answer before, Answer after) {
        scenario.registry.run(
                scenario.registry.anna(),
                () -> cases.casebook.save(
                        id,
                        form,
                        List.of(new Change(ItemPath.of("consent_modules"), before, after)),
                        cases.casebook.open(id).needsReason(form) ? "Asked again" : null));
    }

    private long evidence(String person, CaseId id) {
        return scenario.registry
                .as(person, () -> scenario.adjudications.evidence(scenario.review(id)))
                .signed()
                .size();
    }

    private List<String> statements(CaseId id) {
        return scenario.item(id).statements().stream().map(PanelStatement::text).toList();
    }

    private void say(CaseId id, String person, String text, String reason) {
        long item = scenario.item(id).id();
        scenario.registry.run(person, () -> scenario.sessions.say(item, text, reason));
    }

    private void absent(CaseId id, String participant, String reason) {
        scenario.registry.run(
                scenario.registry.coordinator(),
                () -> scenario.signing.noteAbsent(scenario.item(id).id(), participant, reason));
    }

    private static boolean isOfAdjudication(String step) {
        return List.of(
                        AdjudicationProcess.CHOOSE_ADJUDICATOR,
                        AdjudicationProcess.ADJUDICATE,
                        AdjudicationProcess.PREPARE_SESSION,
                        AdjudicationProcess.RECORD_DECISION,
                        AdjudicationProcess.SIGN_DECISION)
                .contains(step);
    }

    private static void refused(ThrowingCallable step, String because) {
        assertThatThrownBy(step).isInstanceOf(Refusal.class).hasMessageContaining(because);
    }
}
