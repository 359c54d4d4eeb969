package org.rarecase.workflow.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import org.rarecase.ui.Icons;
import org.rarecase.ui.When;
import org.rarecase.workflow.ProcessDrawing;

/** Each process of a case as a diagram, and the same in words. */
class ProcessDiagrams extends Div {

    private final transient Clock clock;

    ProcessDiagrams(List<ProcessDrawing> drawings, Clock clock) {
        this.clock = clock;
        addClassName("rc-processes");
        drawings.forEach(drawing -> add(process(drawing)));
    }

    private Div process(ProcessDrawing drawing) {
        Button enlarge = Icons.button(VaadinIcon.EXPAND_SQUARE, t("Enlarge {0}", drawing.title()));
        enlarge.addClickListener(click -> enlarged(drawing).open());
        Div head = new Div(new H3(drawing.title()), enlarge);
        head.addClassName("rc-process-head");
        Div process = new Div(head, new BpmnDiagram(drawing, false));
        if (!drawing.present().isEmpty()) {
            process.add(new H4(t("Now")), steps(drawing.present()));
        }
        process.add(new H4(t("Passed")), steps(drawing.passed()));
        process.addClassName("rc-process");
        return process;
    }

    private OrderedList steps(List<ProcessDrawing.Step> steps) {
        OrderedList list = new OrderedList();
        steps.stream().filter(step -> !step.name().isBlank()).forEach(step -> {
            When when = new When(step.at(), clock);
            list.add(new ListItem(new Span(step.name()), when));
        });
        return list;
    }

    private static Dialog enlarged(ProcessDrawing drawing) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(drawing.title());
        dialog.addClassName("rc-process-dialog");
        dialog.setWidth("min(96vw, 90rem)");
        dialog.add(new BpmnDiagram(drawing, true));
        dialog.getFooter().add(new Button(t("Close"), click -> dialog.close()));
        return dialog;
    }
}
