package org.rarecase.pathology.session;

import java.util.List;
import java.util.Optional;
import org.rarecase.casebook.CaseId;

/**
 * A case on the agenda of a session.
 *
 * @param statements in the order of their authors, of each the newest version last
 * @param votes one of each participant, in the order in which they sign
 */
public record PanelCase(
        long id,
        long sessionId,
        long reviewId,
        CaseId caseId,
        PanelCaseState state,
        PanelDecision decision,
        List<PanelStatement> statements,
        List<PanelVote> votes) {

    public PanelCase {
        statements = List.copyOf(statements);
        votes = List.copyOf(votes);
    }

    /** The newest version of what that person says. */
    public Optional<PanelStatement> statement(String author) {
        return statements.stream()
                .filter(statement -> statement.author().equals(author))
                .reduce((before, after) -> after);
    }

    public Optional<PanelVote> vote(String participant) {
        return votes.stream()
                .filter(vote -> vote.participant().equals(participant))
                .findFirst();
    }

    /** Who is to sign next; nobody if the decision is not being signed. */
    public Optional<String> nextSigner() {
        return state == PanelCaseState.DECIDED
                ? votes.stream()
                        .filter(PanelVote::isOutstanding)
                        .map(PanelVote::participant)
                        .findFirst()
                : Optional.empty();
    }
}
