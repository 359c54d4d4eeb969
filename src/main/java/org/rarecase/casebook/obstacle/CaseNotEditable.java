package org.rarecase.casebook.obstacle;

import java.util.Optional;
import org.rarecase.shared.Refusal;

/** Something stands in the way of the change that was asked for. Nothing was changed. */
public class CaseNotEditable extends Refusal {

    public CaseNotEditable(String message) {
        super(message);
    }

    /** @param outcome a sentence: what was not done */
    public CaseNotEditable(Obstacle obstacle, String outcome) {
        super(obstacle.refusal(outcome));
    }

    /** @param outcome a sentence: what was not done */
    public static void refuseIf(Optional<? extends Obstacle> obstacle, String outcome) {
        if (obstacle.isPresent()) {
            throw new CaseNotEditable(obstacle.get(), outcome);
        }
    }
}
