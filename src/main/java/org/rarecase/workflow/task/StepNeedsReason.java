package org.rarecase.workflow.task;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The outcome has to be explained. Nothing was changed. */
public class StepNeedsReason extends Refusal {

    public StepNeedsReason(String outcome) {
        super(t("“{0}” needs a reason. Nothing was changed. Say in a few words why.", outcome));
    }
}
