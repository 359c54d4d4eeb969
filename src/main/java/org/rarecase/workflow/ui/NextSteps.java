package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.CaseReturn;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FollowUp;
import org.rarecase.casebook.Reopening;
import org.rarecase.casebook.Reopenings;
import org.rarecase.casebook.Withdrawal;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.EvaluationChanged;
import org.rarecase.casebook.ui.WithdrawalDialog;
import org.rarecase.entry.Finding;
import org.rarecase.entry.ItemRef;
import org.rarecase.pathology.PathologyReview;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.VerdictNeedsReason;
import org.rarecase.query.DataQuery;
import org.rarecase.shared.Refusal;
import org.rarecase.signature.SignatureRequired;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.ui.SignatureDialog;
import org.rarecase.study.Site;
import org.rarecase.ui.Badge;
import org.rarecase.ui.ConfirmDialog;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Focus;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Notices;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.rarecase.workflow.CaseProcess;
import org.rarecase.workflow.Outcome;
import org.rarecase.workflow.ReconsentAnswers;
import org.rarecase.workflow.ReconsentProcess;
import org.rarecase.workflow.ReopeningProcess;
import org.rarecase.workflow.StepNeedsReason;
import org.rarecase.workflow.WorkItem;
import org.rarecase.workflow.WorkList;

/** Open steps of a case: the account's own with a button for each outcome, others' by name. */
class NextSteps extends Div {

    private static final String APPROVE = "approve";
    private static final String MISSED = "missed";
    private static final Duration SOON = Duration.ofDays(14);

    /** What kept a step from being taken; stays while the page renders anew, until it is put right. */
    private record Obstacles(CaseId caseId, String outcome, List<Finding> findings) {}

    private final transient WorkList workList;
    private final transient ReconsentAnswers reconsent;
    private final transient Signatures signatures;
    private final transient Reviews reviews;
    private final transient Reopenings reopenings;
    private final transient Accounts accounts;
    private final transient CurrentAccount currentAccount;
    private final transient Clock clock;
    private final transient CaseContext context;
    private final Div obstacleArea = new Div();
    private final Div refusedArea = new Div();
    private Registration following = () -> {};
    private transient List<Finding> shownObstacles = List.of();

    NextSteps(
            WorkList workList,
            ReconsentAnswers reconsent,
            Signatures signatures,
            Reviews reviews,
            Reopenings reopenings,
            Accounts accounts,
            CurrentAccount currentAccount,
            Clock clock,
            CaseContext context) {
        this.workList = workList;
        this.reconsent = reconsent;
        this.signatures = signatures;
        this.reviews = reviews;
        this.reopenings = reopenings;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.clock = clock;
        this.context = context;
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

    /** What no longer keeps a step from being taken is told no longer. */
    void follow() {
        showObstacles();
        if (context.unsaved().isEmpty()) {
            refusedArea.removeFromParent();
        }
    }

    private CaseId caseId() {
        return context.visibleCase().caseSummary().id();
    }

    private void render() {
        removeAll();
        List<WorkItem> items = workList.ofCase(caseId());
        if (items.isEmpty()) {
            add(ended());
            return;
        }
        showReturnReason();
        shownObstacles = List.of();
        obstacleArea.removeAll();
        obstacleArea.getElement().setAttribute("role", "alert");
        add(obstacleArea);
        showObstacles();
        items.stream().filter(WorkItem::mine).forEach(item -> add(own(item)));
        List<WorkItem> others = items.stream().filter(item -> !item.mine()).toList();
        if (!others.isEmpty()) {
            add(others(others));
        }
    }

    private EmptyState ended() {
        FollowUp followUp = context.visibleCase().caseSummary().followUp();
        return context.visibleCase().caseSummary().state() == CaseState.APPROVED
                ? new EmptyState(
                        VaadinIcon.LOCK,
                        t("Approved and locked"),
                        followUp != null && followUp.running()
                                ? t("Nothing is to be done until the next follow-up.")
                                : t("Nothing more is to be done in this case."))
                : new EmptyState(
                        VaadinIcon.CLIPBOARD_CHECK, t("No open tasks"), t("There is nothing to do at the moment."));
    }

    private Component own(WorkItem item) {
        Div card = new Div(heading(item));
        card.addClassNames("rc-step", "rc-step-own");
        DataQuery query = item.query();
        if (query != null) {
            card.add(new Paragraph(query.question()), link(item, t("Go to the query")));
        }
        String todo = item.todo();
        if (todo != null) {
            card.add(new Paragraph(todo));
        }
        if (item.hint() != null) {
            Paragraph hint = new Paragraph(item.hint());
            hint.addClassName("rc-step-hint");
            card.add(hint);
        }
        if (query != null || item.rests()) {
            return card;
        }
        if (item.opens() != null) {
            card.add(link(item, t("Open the form")));
        }
        verdict(item)
                .ifPresent(verdict -> card.add(new Paragraph(
                        new Span(t("Central review") + ": "), new Badge(verdict.label(), verdict.tone()))));
        if (item.step().equals(ReopeningProcess.DECIDE_ON_REOPENING)) {
            reopenings.requested(context.visibleCase()).ifPresent(asked -> card.add(asked(asked)));
        }
        Div buttons = new Div();
        buttons.addClassName("rc-step-outcomes");
        for (Outcome outcome : item.outcomes()) {
            Button button = new Button(outcome.label(), click -> choose(item, outcome, card));
            if (outcome.equals(item.outcomes().getFirst())) {
                button.addThemeVariants(ButtonVariant.PRIMARY);
            }
            buttons.add(button);
        }
        card.add(buttons);
        return card;
    }

    /** Who confirms it has to know why. */
    private Paragraph asked(Reopening asked) {
        return new Paragraph(t("{0} asked for it: “{1}”", name(asked.askedBy()), asked.reason()));
    }

    private String name(String userName) {
        return accounts.names(List.of(userName)).getOrDefault(userName, userName);
    }

    private Component heading(WorkItem item) {
        Div heading = new Div(new H3(item.name()));
        heading.addClassName("rc-step-heading");
        heading.add(due(item));
        return heading;
    }

    private Component due(WorkItem item) {
        Instant due = item.due();
        if (due == null) {
            return new Span(new Span(t("began") + " "), new RelativeTime(item.created(), clock));
        }
        return item.overdue()
                ? new Badge(VaadinIcon.ALARM, t("Overdue"), Tone.DANGER)
                : new Span(new Span(t("due") + " "), new RelativeTime(due, clock));
    }

    private static Anchor link(WorkItem item, String text) {
        return new Anchor(StepAddress.of(item), text);
    }

    private Component others(List<WorkItem> items) {
        UnorderedList list = new UnorderedList();
        for (WorkItem item : items) {
            ListItem line = new ListItem(new Span(item.name()), waitsFor(item), due(item));
            list.add(line);
        }
        Div waiting = new Div(new H4(t("Waiting for others")), list);
        waiting.addClassName("rc-steps-waiting");
        return waiting;
    }

    private static Span waitsFor(WorkItem item) {
        Span roles = new Span(item.roles().stream().map(Role::label).collect(Collectors.joining(", ")));
        roles.addClassName("rc-quiet");
        return roles;
    }

    private void choose(WorkItem item, Outcome outcome, Div card) {
        Notices.end();
        // What was typed last belongs to what is handed in.
        refusedArea.removeFromParent();
        if (!context.saved()) {
            card.add(showUnsaved(outcome));
            return;
        }
        if (item.step().equals(ReconsentProcess.ASK) && recordsConsent(item, outcome)) {
            return;
        }
        Optional<Verdict> verdict = verdict(item).filter(it -> outcome.key().equals(APPROVE));
        String consequence = consequence(outcome, verdict);
        if (verdict.filter(it -> it == Verdict.MAJOR_DISAGREEMENT).isPresent()) {
            new ReasonDialog(
                            outcome.label(),
                            consequence + " " + t("Say why the case is approved all the same."),
                            outcome.label(),
                            reason -> take(item, outcome, reason))
                    .open();
        } else if (outcome.reason() != Outcome.Reason.NONE) {
            ReasonDialog dialog = new ReasonDialog(
                    outcome.label(),
                    (consequence.isEmpty() ? t("This ends the step “{0}”.", item.name()) : consequence)
                            + early(item, outcome),
                    outcome.label(),
                    reason -> take(item, outcome, reason));
            (outcome.reasonNeeded() ? dialog : dialog.optional()).open();
        } else if (!consequence.isEmpty()) {
            new ConfirmDialog(outcome.label(), consequence, outcome.label(), () -> take(item, outcome, null)).open();
        } else {
            try {
                take(item, outcome, null);
            } catch (Refusal refused) {
                card.add(showRefused(refused.getMessage()));
            }
        }
    }

    /** Asked, since hardly anybody knows months before that a visit will be missed. */
    private String early(WorkItem item, Outcome outcome) {
        Instant due = item.due();
        return due != null
                        && clock.instant().plus(SOON).isBefore(due)
                        && outcome.key().equals(MISSED)
                ? " " + t("The visit is due only on {0}. Was it really missed already?", RelativeTime.local(due))
                : "";
    }

    /** What the central review says to who decides on the approval. */
    private Optional<Verdict> verdict(WorkItem item) {
        return item.step().equals(CaseProcess.DECIDE_ON_APPROVAL)
                ? reviews.verdict(context.visibleCase()).map(PathologyReview::verdict)
                : Optional.empty();
    }

    private static String consequence(Outcome outcome, Optional<Verdict> verdict) {
        String said = verdict.map(it -> t("Verdict of the central review: {0}.", it.label()))
                .orElse("");
        String drawn = outcome.consequence();
        return drawn == null ? said : (drawn + " " + said).strip();
    }

    private Div showUnsaved(Outcome outcome) {
        UnorderedList places = new UnorderedList();
        context.unsaved().forEach(place -> places.add(new ListItem(goTo(place))));
        Div area = showRefused(t(
                "“{0}” was not done: this is not saved. Save it or undo it at the bottom of the form, or correct"
                        + " what cannot be read.",
                outcome.label()));
        area.add(places);
        return area;
    }

    private Div showRefused(String message) {
        refusedArea.removeAll();
        refusedArea.add(new Paragraph(message));
        refusedArea.addClassName("rc-step-refused");
        refusedArea.getElement().setAttribute("role", "alert");
        return refusedArea;
    }

    private NativeButton goTo(ItemRef place) {
        NativeButton link = new NativeButton(context.describe(place), click -> context.showItem(place));
        link.addClassName("rc-link");
        return link;
    }

    /** What a patient of age answered is recorded together with the step. False: this outcome asks for no more. */
    private boolean recordsConsent(WorkItem item, Outcome outcome) {
        Site site = context.visibleCase().caseSummary().site();
        LocalDate today = site.today(clock);
        LocalDate last = site.lastDay(clock);
        switch (outcome.key()) {
            case "given" ->
                new ReconsentDialog(
                                outcome.label(),
                                today,
                                last,
                                (on, version) -> attempt(item, outcome, () -> {
                                    reconsent.given(caseId(), on, version);
                                    return true;
                                }))
                        .open();
            case "refused" ->
                new WithdrawalDialog(
                                context.visibleCase().caseSummary().number(),
                                List.of(Withdrawal.Scope.values()),
                                today,
                                last,
                                withdrawal -> attempt(item, outcome, () -> {
                                    reconsent.refused(caseId(), withdrawal);
                                    return true;
                                }))
                        .open();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void take(WorkItem item, Outcome outcome, @Nullable String reason) {
        attempt(item, outcome, () -> {
            try {
                workList.complete(item.taskId(), outcome.key(), reason);
                return true;
            } catch (SignatureRequired required) {
                // Nothing is missing any more: all that is left is to sign.
                sign(item, outcome, reason, required);
                return false;
            }
        });
    }

    private void sign(WorkItem item, Outcome outcome, @Nullable String reason, SignatureRequired required) {
        new SignatureDialog(
                        signatures,
                        currentAccount.account(),
                        context,
                        outcome.label(),
                        required.instanceId(),
                        List.of(required.meaning()),
                        confirmed -> {
                            if (required.more()) {
                                signatures.sign(confirmed);
                                context.refresh();
                                take(item, outcome, reason);
                            } else {
                                attempt(item, outcome, () -> {
                                    workList.complete(item.taskId(), outcome.key(), reason, confirmed);
                                    return true;
                                });
                            }
                        })
                .open();
    }

    /** @param step false: it is not taken yet */
    private void attempt(WorkItem item, Outcome outcome, BooleanSupplier step) {
        try {
            if (!step.getAsBoolean()) {
                return;
            }
        } catch (CaseNotSubmittable refused) {
            ComponentUtil.setData(
                    UI.getCurrent(), Obstacles.class, new Obstacles(caseId(), outcome.label(), refused.obstacles()));
            context.refresh();
            Focus.goOnAt(".rc-obstacles:not(.rc-returned)");
            return;
        } catch (VerdictNeedsReason | StepNeedsReason needed) {
            // Under a drawing in which the step does not ask for one itself; also after it was signed, which is undone.
            new ReasonDialog(outcome.label(), needed.getMessage(), outcome.label(), given -> take(item, outcome, given))
                    .open();
            return;
        }
        ComponentUtil.setData(UI.getCurrent(), Obstacles.class, null);
        context.refresh();
        Notices.success(outcome.said());
    }

    private void showReturnReason() {
        CaseSummary shown = context.visibleCase().caseSummary();
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
        Paragraph who = new Paragraph(t("{0}, {1}", name(last.by()), RelativeTime.local(last.at())));
        who.addClassName("rc-quiet");
        return who;
    }

    private void showObstacles() {
        Obstacles obstacles = ComponentUtil.getData(UI.getCurrent(), Obstacles.class);
        List<Finding> left = obstacles == null || !obstacles.caseId().equals(caseId())
                ? List.of()
                : obstacles.findings().stream().filter(this::isLeft).toList();
        if (left.equals(shownObstacles)) {
            return;
        }
        shownObstacles = left;
        obstacleArea.removeAll();
        if (left.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        left.forEach(finding -> {
            Span message = FormText.span(finding.message());
            list.add(new ListItem(goTo(finding.place()), message));
        });
        Div box = new Div(
                new H3(
                        left.size() == 1
                                ? t("One item is to be put right")
                                : t("{0} items are to be put right", left.size())),
                new Paragraph(t("“{0}” was not done. Everything entered is saved.", obstacles.outcome())),
                list);
        box.addClassName("rc-obstacles");
        box.getElement().setAttribute("role", "region").setAttribute("aria-label", t("Why this step is blocked"));
        obstacleArea.add(box);
    }

    private boolean isLeft(Finding finding) {
        long instanceId = finding.place().instanceId();
        return context.visibleCase().entries().stream().anyMatch(entry -> entry.id() == instanceId && !entry.kept())
                && context.visibleCase().evaluation().findings(instanceId).contains(finding);
    }
}
