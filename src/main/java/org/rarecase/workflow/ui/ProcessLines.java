package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.rarecase.ui.RelativeTime;
import org.rarecase.workflow.drawing.ProcessDrawing;

/** Each process of a case as a line of steps; the drawing is behind a button. */
class ProcessLines extends Div {

    private final transient Clock clock;

    ProcessLines(List<ProcessDrawing> drawings, Clock clock) {
        this.clock = clock;
        addClassName("rc-processes");
        drawings.forEach(drawing -> add(process(drawing)));
    }

    private Div process(ProcessDrawing drawing) {
        Button enlarge = new Button(t("Enlarge"), VaadinIcon.EXPAND_SQUARE.create());
        enlarge.addThemeVariants(ButtonVariant.TERTIARY);
        enlarge.setAriaLabel(t("Enlarge {0}", drawing.title()));
        enlarge.addClickListener(click -> enlarged(drawing).open());
        Div head = new Div(new H3(drawing.title()), enlarge);
        head.addClassName("rc-process-head");
        Div process = new Div(head, line(drawing));
        process.addClassName("rc-process");
        return process;
    }

    private OrderedList line(ProcessDrawing drawing) {
        OrderedList line = new OrderedList();
        line.getElement().setAttribute("aria-label", t("Steps of {0}", drawing.title()));
        drawing.steps().stream().filter(step -> !step.name().isBlank()).forEach(step -> line.add(item(step)));
        return line;
    }

    private ListItem item(ProcessDrawing.Step step) {
        Span name = new Span(step.answers().isEmpty() ? step.name() : step.name() + " " + answer(step));
        ListItem item = new ListItem(name);
        if (step.state() != ProcessDrawing.State.LATER) {
            item.add(state(step));
        }
        item.addClassName("rc-process-" + step.state().name().toLowerCase(Locale.ROOT));
        if (step.state() == ProcessDrawing.State.NOW) {
            item.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }

    private static String answer(ProcessDrawing.Step step) {
        List<String> answers = step.answers();
        int last = answers.size() - 1;
        return last == 0
                ? answers.getFirst()
                : t("{0} or {1}", String.join(", ", answers.subList(0, last)), answers.get(last));
    }

    private Span state(ProcessDrawing.Step step) {
        Span state = new Span(stateText(step));
        if (step.at() != null) {
            boolean now = step.state() == ProcessDrawing.State.NOW;
            state.add(new Span(now ? ", " + t("began") + " " : " "), new RelativeTime(step.at(), clock));
        }
        state.addClassName("rc-quiet");
        return state;
    }

    private static String stateText(ProcessDrawing.Step step) {
        return switch (step.state()) {
            case DONE -> t("Done");
            case STOPPED -> t("Stopped");
            case NOW -> step.at() == null ? t("Now") : t("Now, began");
            case NEXT -> t("Next");
            case LATER -> "";
        };
    }

    private static Dialog enlarged(ProcessDrawing drawing) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(drawing.title());
        dialog.addClassName("rc-process-dialog");
        dialog.setWidth("min(96vw, 90rem)");
        dialog.add(new BpmnDiagram(drawing));
        dialog.getFooter().add(new Button(t("Close"), click -> dialog.close()));
        return dialog;
    }
}
