package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.ui.FormText;

/** What kept a step from being taken: each leads to its item, and goes when it is put right. */
final class StepObstacles extends Div {

    /** Stays while the page renders anew. */
    private record Remembered(CaseId caseId, String outcome, List<Finding> findings) {}

    private final transient CaseContext context;
    private transient List<Finding> shown = List.of();

    StepObstacles(CaseContext context) {
        this.context = context;
        getElement().setAttribute("role", "alert");
        follow();
    }

    static void remember(CaseId caseId, String outcome, List<Finding> findings) {
        ComponentUtil.setData(UI.getCurrent(), Remembered.class, new Remembered(caseId, outcome, findings));
    }

    static void forget() {
        ComponentUtil.setData(UI.getCurrent(), Remembered.class, null);
    }

    void follow() {
        Remembered remembered = ComponentUtil.getData(UI.getCurrent(), Remembered.class);
        List<Finding> left = left(remembered);
        if (left.equals(shown)) {
            return;
        }
        shown = left;
        removeAll();
        if (remembered != null && !left.isEmpty()) {
            add(box(remembered.outcome(), left));
        }
    }

    private List<Finding> left(@Nullable Remembered remembered) {
        return remembered == null
                        || !remembered
                                .caseId()
                                .equals(context.visibleCase().caseSummary().id())
                ? List.of()
                : remembered.findings().stream().filter(this::isLeft).toList();
    }

    private boolean isLeft(Finding finding) {
        FormInstanceId instanceId = finding.place().instanceId();
        return context.visibleCase().entries().stream()
                        .anyMatch(entry -> entry.id().equals(instanceId) && !entry.kept())
                && context.visibleCase().evaluation().findings(instanceId).contains(finding);
    }

    private Div box(String outcome, List<Finding> left) {
        UnorderedList list = new UnorderedList();
        left.forEach(finding ->
                list.add(new ListItem(RefusedStep.link(context, finding.place()), FormText.span(finding.message()))));
        Div box = new Div(
                new H3(
                        left.size() == 1
                                ? t("One item is to be put right")
                                : t("{0} items are to be put right", left.size())),
                new Paragraph(t("“{0}” was not done. Everything entered is saved.", outcome)),
                list);
        box.addClassName("rc-obstacles");
        box.getElement().setAttribute("role", "region").setAttribute("aria-label", t("Why this step is blocked"));
        return box;
    }
}
