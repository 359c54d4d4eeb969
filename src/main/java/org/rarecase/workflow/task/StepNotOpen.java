package org.rarecase.workflow.task;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The step is not open, not any more, or not to this account. Nothing was changed. */
public class StepNotOpen extends Refusal {

    public StepNotOpen(String message) {
        super(message);
    }

    static StepNotOpen gone() {
        return new StepNotOpen(
                t("This step is not open: somebody took it already, or it is not yet its turn. Nothing was changed."));
    }
}
