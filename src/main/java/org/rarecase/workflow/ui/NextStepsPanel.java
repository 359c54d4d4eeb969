package org.rarecase.workflow.ui;

import static org.rarecase.shared.Words.t;

import java.time.Clock;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.workflow.WorkList;
import org.springframework.stereotype.Component;

/** What may happen next in a case, from the open steps of its processes. */
@Component
class NextStepsPanel implements CasePanel {

    private final WorkList workList;
    private final Clock clock;

    NextStepsPanel(WorkList workList, Clock clock) {
        this.workList = workList;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "steps";
    }

    @Override
    public String title() {
        return t("Next steps");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Content open(CaseContext context) {
        NextSteps steps = new NextSteps(workList, clock, context);
        return () -> steps;
    }
}
