package org.rarecase.pathology.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.pathology.agreed.DiagnosisContent;

class PanelRulesTests {

    private static final DiagnosisContent DIAGNOSIS = new DiagnosisContent("8370/3", null, null, null, null);

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 0", "3, 1", "5, 2"})
    void moreThanHalfOfTheParticipantsAreAMajority(int participants, int dissenting) {
        assertThatCode(() -> PanelRules.requireDecision(DecidedBy.MAJORITY, DIAGNOSIS, votes(participants, dissenting)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "4, 2", "4, 4"})
    void halfOfTheParticipantsAreNone(int participants, int dissenting) {
        assertThatThrownBy(() ->
                        PanelRules.requireDecision(DecidedBy.MAJORITY, DIAGNOSIS, votes(participants, dissenting)))
                .isInstanceOf(SessionRefused.class)
                .hasMessage("There is no majority: " + (participants - dissenting) + " of " + participants
                        + " hold this diagnosis, more than half have to. The decision was not recorded.");
    }

    @Test
    void aConsensusHasNoDissent() {
        assertThatThrownBy(() -> PanelRules.requireDecision(DecidedBy.CONSENSUS, DIAGNOSIS, votes(3, 1)))
                .isInstanceOf(SessionRefused.class)
                .hasMessage("A consensus is held by all participants, 1 of 3 dissent. The decision was not recorded.");
        assertThatCode(() -> PanelRules.requireDecision(DecidedBy.CONSENSUS, DIAGNOSIS, votes(3, 0)))
                .doesNotThrowAnyException();
    }

    @Test
    void aDecisionSaysADiagnosisAndHowItWasTaken() {
        assertThatThrownBy(() -> PanelRules.requireDecision(DecidedBy.MAJORITY, DiagnosisContent.NONE, votes(3, 0)))
                .isInstanceOf(SessionRefused.class)
                .hasMessageStartingWith("The diagnosis is missing");
        assertThatThrownBy(() -> PanelRules.requireDecision(null, DIAGNOSIS, votes(3, 0)))
                .isInstanceOf(SessionRefused.class)
                .hasMessageStartingWith("Say whether it is decided by majority or by consensus");
    }

    @Test
    void aDecisionStandsOnTwoSignaturesAndAMajorityOfThem() {
        assertThatThrownBy(() -> PanelRules.requireQuorum(votes(1, 0), "Nothing was changed."))
                .isInstanceOf(SessionRefused.class)
                .hasMessage("A decision of the panel takes at least two signatures, and 1 would be left. Nothing was"
                        + " changed. Decide again, with others if need be.");
        assertThatThrownBy(() -> PanelRules.requireQuorum(votes(2, 1), "Nothing was changed."))
                .isInstanceOf(SessionRefused.class)
                .hasMessageStartingWith("There is no majority: 1 of 2");
        assertThatCode(() -> PanelRules.requireQuorum(votes(2, 0), "Nothing was changed."))
                .doesNotThrowAnyException();
    }

    @Test
    void aPanelHasTwoParticipantsAtLeast() {
        assertThatThrownBy(() -> PanelRules.requireParticipants(List.of("petra")))
                .isInstanceOf(SessionRefused.class)
                .hasMessage("A panel has at least two participants, 1 is chosen. No session was prepared.");
    }

    private static List<PanelVote> votes(int participants, int dissenting) {
        return IntStream.range(0, participants)
                .mapToObj(each -> new PanelVote("p" + each, each < dissenting ? "Another tumour" : null, null, null))
                .toList();
    }
}
