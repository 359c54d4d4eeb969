package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.rarecase.casebook.reopening.Reopening;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.reader.ReaderChoice;
import org.rarecase.query.DataQuery;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Notices;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.ReopeningProcess;
import org.rarecase.workflow.task.Outcome;
import org.rarecase.workflow.task.WorkItem;

/** A step of the account: what is to be done, what is to be known for it, and a button for each outcome. */
final class StepCard extends Div {

    private final transient StepServices services;
    private final transient CaseContext context;
    private final transient WorkItem item;
    private final transient StepTaking taking;
    private final RefusedStep refused;

    StepCard(StepServices services, CaseContext context, WorkItem item, StepTaking taking, RefusedStep refused) {
        this.services = services;
        this.context = context;
        this.item = item;
        this.taking = taking;
        this.refused = refused;
        addClassNames("rc-step", "rc-step-own");
        add(heading());
        describe();
        if (item.query() == null && !item.rests()) {
            offerOutcomes();
        }
    }

    private Component heading() {
        Div heading = new Div(new H3(item.name()), due(item, services.clock()));
        heading.addClassName("rc-step-heading");
        return heading;
    }

    static Component due(WorkItem item, Clock clock) {
        Instant due = item.due();
        if (due == null) {
            return new Span(new Span(t("began") + " "), new RelativeTime(item.created(), clock));
        }
        return item.overdue()
                ? new Badge(VaadinIcon.ALARM, t("Overdue"), Tone.DANGER)
                : new Span(new Span(t("due") + " "), new RelativeTime(due, clock));
    }

    private void describe() {
        DataQuery query = item.query();
        if (query != null) {
            add(new Paragraph(query.question()), link(t("Go to the query")));
        }
        String todo = item.todo();
        if (todo != null) {
            add(new Paragraph(todo));
        }
        if (item.hint() != null) {
            Paragraph hint = new Paragraph(item.hint());
            hint.addClassName("rc-step-hint");
            add(hint);
        }
    }

    private void offerOutcomes() {
        if (item.page() != null) {
            add(link(t("Open the page")));
            return;
        }
        if (item.opens() != null) {
            add(link(t("Open the form")));
        }
        Optional<Verdict> verdict = verdict();
        verdict.ifPresent(
                it -> add(new Paragraph(new Span(t("Central review") + ": "), new Badge(it.label(), it.tone()))));
        if (ReadingProcess.isOfCoordinator(item.step())) {
            services.seats().unassigned(context.visibleCase()).stream()
                    .findFirst()
                    .map(services.seats()::choice)
                    .ifPresent(choice -> add(new Paragraph(proposed(choice))));
        }
        if (item.step().equals(ReopeningProcess.DECIDE_ON_REOPENING)) {
            services.reopenings().requested(context.visibleCase()).ifPresent(request -> add(requested(request)));
        }
        Div buttons = new Div();
        buttons.addClassName("rc-step-outcomes");
        for (Outcome outcome : item.outcomes()) {
            Button button = new Button(outcome.label(), click -> choose(outcome));
            if (outcome.equals(item.outcomes().getFirst())) {
                button.addThemeVariants(ButtonVariant.PRIMARY);
            }
            buttons.add(button);
        }
        add(buttons);
    }

    private Anchor link(String text) {
        return new Anchor(StepAddress.of(item), text);
    }

    /** What the central review says to who decides on the approval. */
    private Optional<Verdict> verdict() {
        return item.step().equals(CaseProcess.DECIDE_ON_APPROVAL)
                ? services.reviews().verdict(context.visibleCase()).map(Reading::verdict)
                : Optional.empty();
    }

    /** Who confirms it has to know whom, and who was left out. */
    private static String proposed(ReaderChoice choice) {
        String leftOut = choice.leftOut().isEmpty() ? "" : " " + t("Left out: {0}.", choice.whyNot());
        return choice.candidates().isEmpty()
                ? t("Nobody may be asked to read this case.") + leftOut
                : t(
                                "Proposed: {0}. Another reader is chosen in Review.",
                                choice.candidates().getFirst().name())
                        + leftOut;
    }

    /** Who confirms it has to know why. */
    private Paragraph requested(Reopening request) {
        return new Paragraph(t("{0} asked for it: “{1}”", services.name(request.askedBy()), request.reason()));
    }

    private void choose(Outcome outcome) {
        Notices.end();
        refused.removeFromParent();
        // What was typed last belongs to what is submitted.
        if (!context.saved()) {
            add(refused.sayUnsaved(outcome));
            return;
        }
        try {
            taking.choose(item, outcome, verdict());
        } catch (Refusal refusal) {
            add(refused.say(refusal.getMessage()));
        }
    }
}
