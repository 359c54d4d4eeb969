package org.rarecase.pathology.session;

import static org.rarecase.shared.Messages.t;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.agreed.DiagnosisContent;

/** What makes the decision of a panel: two participants at least, and more than half of those who sign. */
final class PanelRules {

    private static final int FEWEST = 2;

    private PanelRules() {}

    static void requireParticipants(Collection<String> participants) {
        if (participants.size() < FEWEST) {
            throw new SessionRefused(t(
                    "A panel has at least two participants, {0} is chosen. No session was prepared.",
                    participants.size()));
        }
    }

    /** Refuses to record a decision that says nothing, or that not enough participants hold. */
    static void requireDecision(@Nullable DecidedBy by, DiagnosisContent content, List<PanelVote> votes) {
        if (content.morphology() == null && content.diagnosis() == null) {
            throw new SessionRefused(
                    t("The diagnosis is missing: choose a code, or say it in words. The decision was not recorded."));
        }
        if (by == null) {
            throw new SessionRefused(
                    t("Say whether it is decided by majority or by consensus. The decision was not recorded."));
        }
        long dissenting = votes.stream().filter(PanelVote::dissents).count();
        if (by == DecidedBy.CONSENSUS && dissenting > 0) {
            throw new SessionRefused(t(
                    "A consensus is held by all participants, {0} of {1} dissent. The decision was not recorded.",
                    dissenting, votes.size()));
        }
        requireMajority(votes, t("The decision was not recorded."));
    }

    /**
     * Refuses to go on with fewer than two who sign, or without a majority among them.
     *
     * @param signing who has signed or still may
     * @param outcome a sentence: what was not done
     */
    static void requireQuorum(List<PanelVote> signing, String outcome) {
        if (signing.size() < FEWEST) {
            throw new SessionRefused(
                    t("A decision of the panel takes at least two signatures, and {0} would be left.", signing.size())
                            + " " + outcome + " "
                            + t("Decide again, with others if need be."));
        }
        requireMajority(signing, outcome);
    }

    private static void requireMajority(List<PanelVote> votes, String outcome) {
        long holding = votes.stream().filter(vote -> !vote.dissents()).count();
        if (holding * 2 <= votes.size()) {
            throw new SessionRefused(t(
                            "There is no majority: {0} of {1} hold this diagnosis, more than half have to.",
                            holding, votes.size())
                    + " " + outcome);
        }
    }
}
