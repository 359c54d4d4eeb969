package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.stream.Collectors;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseReturn;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.casebook.ui.EvaluationChanged;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.RelativeTime;
import org.rarecase.workflow.task.WorkItem;

/** Open steps of a case: the account's own as cards, others' by name, and why one could not be taken. */
class NextSteps extends Div implements CasePanel.Content {

    private final transient StepServices services;
    private final transient CaseContext context;
    private final StepObstacles obstacles;
    private final RefusedStep refused;
    private final transient StepTaking taking;
    private Registration following = () -> {};

    NextSteps(StepServices services, CaseContext context) {
        this.services = services;
        this.context = context;
        this.obstacles = new StepObstacles(context);
        this.refused = new RefusedStep(context);
        this.taking = new StepTaking(services, context);
        addClassName("rc-steps");
        render();
    }

    /** What was put right leaves the list as soon as it is. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        following = ComponentUtil.addListener(event.getUI(), EvaluationChanged.class, followed -> follow());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        following.remove();
    }

    @Override
    public Component component() {
        return this;
    }

    /** What no longer keeps a step from being taken is told no longer. */
    @Override
    public void follow() {
        obstacles.follow();
        if (context.unsaved().isEmpty()) {
            refused.removeFromParent();
        }
    }

    private void render() {
        CaseSummary shown = context.visibleCase().caseSummary();
        List<WorkItem> items = services.workList().ofCase(shown.id());
        if (items.isEmpty()) {
            add(ended(shown));
            return;
        }
        showReturnReason(shown);
        add(obstacles);
        items.stream()
                .filter(WorkItem::mine)
                .forEach(item -> add(new StepCard(services, context, item, taking, refused)));
        List<WorkItem> others = items.stream().filter(item -> !item.mine()).toList();
        if (!others.isEmpty()) {
            add(others(others));
        }
    }

    private static EmptyState ended(CaseSummary shown) {
        FollowUp followUp = shown.followUp();
        return shown.state() == CaseState.APPROVED
                ? new EmptyState(
                        VaadinIcon.LOCK,
                        t("Approved and locked"),
                        followUp != null && followUp.running()
                                ? t("No open tasks until the next follow-up.")
                                : t("Nothing more is to be done in this case."))
                : new EmptyState(
                        VaadinIcon.CLIPBOARD_CHECK, t("No open tasks"), t("There is nothing to do at the moment."));
    }

    private void showReturnReason(CaseSummary shown) {
        CaseReturn last = shown.lastReturn();
        String reason = shown.returnReason();
        if (last != null && reason != null) {
            Div box = new Div(
                    new H3(last.reopened() ? t("Reopened") : t("Returned to the site")),
                    who(last),
                    new Paragraph(reason));
            box.addClassNames("rc-obstacles", "rc-returned");
            add(box);
        }
    }

    private Paragraph who(CaseReturn last) {
        Paragraph who = new Paragraph(t("{0}, {1}", services.name(last.by()), RelativeTime.local(last.at())));
        who.addClassName("rc-quiet");
        return who;
    }

    private Component others(List<WorkItem> items) {
        UnorderedList list = new UnorderedList();
        items.forEach(item ->
                list.add(new ListItem(new Span(item.name()), waitsFor(item), StepCard.due(item, services.clock()))));
        Div waiting = new Div(new H4(t("Waiting for others")), list);
        waiting.addClassName("rc-steps-waiting");
        return waiting;
    }

    private static Span waitsFor(WorkItem item) {
        Span roles = new Span(item.roles().stream().map(Role::label).collect(Collectors.joining(", ")));
        roles.addClassName("rc-quiet");
        return roles;
    }
}
