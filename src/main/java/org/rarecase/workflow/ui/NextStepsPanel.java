package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import java.util.Optional;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.springframework.stereotype.Component;

/** What may happen next in a case, from the open steps of its processes. */
@Component
class NextStepsPanel implements CasePageExtension {

    private final StepServices services;

    NextStepsPanel(StepServices services) {
        this.services = services;
    }

    @Override
    public Optional<CasePanel> panel(CaseContext context) {
        return Optional.of(new CasePanel(CasePanel.STEPS, t("Next steps"), 10, () -> new NextSteps(services, context)));
    }
}
