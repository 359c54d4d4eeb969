package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.util.List;
import java.util.stream.Collectors;
import org.rarecase.ui.StaticFiles;
import org.rarecase.workflow.drawing.ProcessDrawing;

/** A drawn process with the present step marked and the passed ones shaded; see frontend/bpmn-diagram.js. */
@Tag("rc-bpmn-diagram")
class BpmnDiagram extends Component implements HasSize, HasStyle {

    BpmnDiagram(ProcessDrawing drawing) {
        getElement().setProperty("present", ids(drawing.present()));
        getElement().setProperty("passed", ids(drawing.passed()));
        getElement().setProperty("xml", drawing.xml());
        getElement().setAttribute("data-not-drawn", t("The diagram cannot be drawn."));
        getElement().setAttribute("role", "img");
        getElement()
                .setAttribute(
                        "aria-label",
                        t("{0} as a diagram. The line of steps says the same in words.", drawing.title()));
    }

    private static String ids(List<ProcessDrawing.Step> steps) {
        return steps.stream().map(ProcessDrawing.Step::id).distinct().collect(Collectors.joining(" "));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule(StaticFiles.address("bpmn-diagram.js"));
    }
}
