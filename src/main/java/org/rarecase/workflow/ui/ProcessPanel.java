package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.workflow.ProcessDrawings;
import org.springframework.stereotype.Component;

/** The way of a case as a line of steps. */
@Component
class ProcessPanel implements CasePanel {

    private final ProcessDrawings drawings;
    private final Clock clock;

    ProcessPanel(ProcessDrawings drawings, Clock clock) {
        this.drawings = drawings;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "process";
    }

    @Override
    public String title() {
        return t("Process");
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Content open(CaseContext context) {
        ProcessLines processes = new ProcessLines(
                drawings.ofCase(context.visibleCase().caseSummary().id()), clock);
        return () -> processes;
    }
}
