package org.rarecase.workflow;

import org.rarecase.shared.Refusal;

/** The outcome has to be explained. Nothing was changed. */
public class StepNeedsReason extends Refusal {

    public StepNeedsReason(String outcome) {
        super("\"" + outcome + "\" needs a reason. Nothing was changed. Say in a few words why.");
    }
}
