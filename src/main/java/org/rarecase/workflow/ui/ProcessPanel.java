package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.Optional;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.workflow.drawing.ProcessDrawings;
import org.springframework.stereotype.Component;

/** The way of a case as a line of steps. */
@Component
class ProcessPanel implements CasePageExtension {

    private final ProcessDrawings drawings;
    private final Clock clock;

    ProcessPanel(ProcessDrawings drawings, Clock clock) {
        this.drawings = drawings;
        this.clock = clock;
    }

    @Override
    public Optional<CasePanel> panel(CaseContext context) {
        return Optional.of(new CasePanel("process", t("Process"), 40, () -> {
            ProcessLines processes = new ProcessLines(
                    drawings.ofCase(context.visibleCase().caseSummary().id()), clock);
            return () -> processes;
        }));
    }
}
