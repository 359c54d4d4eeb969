package org.rarecase.pathology.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * Something was done for the decision on a review. No line of the trail tells a diagnosis: the trail of a case is read by
 * those who are still to be told it.
 *
 * @param person whom it concerns other than the actor: the adjudicator, the participant; null: nobody
 * @param reason as the actor gave it, or null
 */
public record SessionChanged(
        Actor actor,
        CaseId caseId,
        long reviewId,
        Step step,
        @Nullable String person,
        @Nullable String reason) implements Audited {

    /** What was done. */
    public enum Step {
        ADJUDICATOR_CHOSEN("adjudicator.chosen"),
        SESSION_PREPARED("session.prepared"),
        STATEMENT_AMENDED("session.statement-amended"),
        DECISION_RECORDED("session.decided"),
        DECISION_SIGNED("session.signed"),
        SIGNER_ASKED("session.asked"),
        SIGNER_ABSENT("session.absent"),
        DECIDED_AGAIN("session.reopened"),
        DECISION_VALID("session.valid");

        private final String kind;

        Step(String kind) {
            this.kind = kind;
        }
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase(step.kind, caseId.value(), null, person, reason));
    }
}
