package org.rarecase.visit;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisitForms;
import org.rarecase.casebook.WholeCases;
import org.rarecase.casebook.consent.ConsentWithdrawn;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.visit.CaseFollowUps;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The visits of a case: forms that are opened by a process, filled when the case itself may be locked already, and
 * submitted on their own. All is called by processes; what they do without a person is done by the product itself.
 */
@Service
public class CaseVisits {

    static final String CONSENT_WITHDRAWN = "consent withdrawn";

    /** What decides which follow-up comes next. */
    private static final Set<KnownItem> DECISIVE = Set.of(
            KnownItem.DATE_OF_DIAGNOSIS, KnownItem.TUMOUR_TYPE, KnownItem.FOLLOW_UP_DATE, KnownItem.PATIENT_STATUS);

    private final WholeCases cases;
    private final VisitForms visitForms;
    private final CaseFollowUps followUps;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseVisits(
            WholeCases cases,
            VisitForms visitForms,
            CaseFollowUps followUps,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.visitForms = visitForms;
        this.followUps = followUps;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** The day at the site of the case. */
    @Transactional(readOnly = true)
    public LocalDate today(CaseId id) {
        return record(id).site().today(clock);
    }

    /** Which follow-up visit comes next; empty if the follow-up has ended. The case tells from then on. */
    @Transactional
    public Optional<NextVisit> planFollowUp(CaseId id, VisitPolicy policy) {
        Case stored = lock(id);
        FollowUpPlan plan = FollowUpPlan.of(stored);
        Optional<NextVisit> next = visitForms.isKnown(FollowUpPlan.FOLLOW_UP)
                        && !stored.caseSummary().consent().isWithdrawn()
                ? plan.next(policy, stored.caseSummary().site().today(clock))
                : Optional.empty();
        FollowUp before = stored.caseSummary().followUp();
        FollowUp after =
                new FollowUp(next.isPresent(), next.map(NextVisit::dueOn).orElse(null));
        if (!after.equals(before)) {
            followUps.update(id, after);
            events.publishEvent(new FollowUpPlanned(
                    id,
                    before == null ? null : before.nextDue(),
                    after.nextDue(),
                    after.running()
                            ? null
                            : stored.caseSummary().consent().isWithdrawn() ? CONSENT_WITHDRAWN : plan.end()));
        }
        return next;
    }

    /** Opens the form of a follow-up visit; one that is open already is moved to this day. */
    @Transactional
    public void openFollowUp(CaseId id, int number, LocalDate dueOn) {
        Visit visit = new Visit(VisitKind.FOLLOW_UP, number, VisitState.OPEN, dueOn, null);
        Case stored = lock(id);
        List<FormInstance> open = stored.openVisits(VisitKind.FOLLOW_UP);
        if (open.isEmpty()) {
            open(stored, visit, List.of(FollowUpPlan.FOLLOW_UP));
        } else {
            visitForms.update(open, visit);
        }
    }

    /** Opens forms of which nobody knows before when they are due, and gives the number of the visit. */
    @Transactional
    public int open(CaseId id, VisitKind kind, List<FormKey> forms) {
        Case stored = lock(id);
        int number = 1
                + stored.entries().stream()
                        .flatMap(entry -> Optional.ofNullable(entry.visit()).stream())
                        .filter(visit -> visit.kind() == kind)
                        .mapToInt(Visit::number)
                        .max()
                        .orElse(0);
        open(
                stored,
                new Visit(kind, number, VisitState.OPEN, null, null),
                forms.stream().filter(visitForms::isKnown).toList());
        return number;
    }

    private void open(Case stored, Visit visit, List<FormKey> forms) {
        List<FormInstance> entries = new ArrayList<>();
        Case with = stored;
        for (FormKey form : forms) {
            entries.add(visitForms.add(Actor.SYSTEM, with, form, visit));
            with = lock(stored.caseSummary().id());
        }
        events.publishEvent(new VisitChanged(Actor.SYSTEM, stored.caseSummary(), visit, entries));
    }

    /**
     * Refuses with what is missing in the forms; of a treatment only what was begun has to be complete.
     *
     * @param signed only with the signature of the site on each form
     */
    @Transactional
    public void submit(CaseId id, VisitKind kind, int number, boolean signed) {
        Case stored = cases.lock(id);
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        List<FormInstance> open = stored.openVisit(kind, number);
        CaseNotEditable.refuseIf(stored.obstacleOfLock(), t("Nothing was changed."));
        Evaluation evaluation = stored.evaluate();
        List<FormInstance> filled = open.stream()
                .filter(entry -> kind != VisitKind.TREATMENT || !evaluation.isUntouched(entry.id()))
                .toList();
        List<Finding> obstacles = filled.stream()
                .flatMap(entry -> entry.errors(evaluation).stream())
                .toList();
        CaseNotSubmittable.refuseIfAny(obstacles, t("submitted"));
        if (signed) {
            events.publishEvent(new VisitAboutToBeSubmitted(stored.caseSummary(), filled));
        }
        settle(actor, stored, open, VisitState.HANDED_IN, null);
    }

    @Transactional
    public void miss(CaseId id, int number, String reason) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        Case stored = cases.lock(id);
        settle(actor, stored, stored.openVisit(VisitKind.FOLLOW_UP, number), VisitState.MISSED, reason);
    }

    /** The event was reported in error. One that is not open any more is left as it is. */
    @Transactional
    public void withdraw(CaseId id, VisitKind kind, int number, String reason) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        Case stored = cases.lock(id);
        List<FormInstance> open = stored.openVisits(kind).stream()
                .filter(entry -> Objects.requireNonNull(entry.visit()).number() == number)
                .toList();
        settle(actor, stored, open, VisitState.WITHDRAWN, reason);
    }

    /** Nothing is collected any more (GDPR 7(3)): what is open is withdrawn, and nothing is due, before anybody is told. */
    @EventListener
    @Order(0)
    void on(ConsentWithdrawn event) {
        Case stored = lock(event.caseId());
        for (VisitKind kind : VisitKind.values()) {
            settle(Actor.SYSTEM, stored, stored.openVisits(kind), VisitState.WITHDRAWN, CONSENT_WITHDRAWN);
        }
        FollowUp before = stored.caseSummary().followUp();
        if (before != null && before.running()) {
            followUps.update(event.caseId(), new FollowUp(false, null));
            events.publishEvent(new FollowUpPlanned(event.caseId(), before.nextDue(), null, CONSENT_WITHDRAWN));
        }
    }

    /** Ends the follow-up; a visit that is open is not due any more. */
    @Transactional
    public void endFollowUp(CaseId id) {
        Case stored = lock(id);
        settle(
                Actor.SYSTEM,
                stored,
                stored.openVisits(VisitKind.FOLLOW_UP),
                VisitState.WITHDRAWN,
                FollowUpPlan.of(stored).end());
    }

    /** A visit that was settled meanwhile is left as it is. */
    @Transactional
    public void remind(CaseId id) {
        Case stored = lock(id);
        stored.openVisits(VisitKind.FOLLOW_UP)
                .forEach(entry -> events.publishEvent(new VisitOverdue(stored.caseSummary(), entry)));
    }

    private void settle(Actor actor, Case stored, List<FormInstance> open, VisitState state, @Nullable String reason) {
        if (open.isEmpty()) {
            return;
        }
        Visit before = Objects.requireNonNull(open.getFirst().visit());
        Visit visit = new Visit(before.kind(), before.number(), state, before.dueOn(), reason);
        visitForms.update(open, visit);
        events.publishEvent(new VisitChanged(actor, stored.caseSummary(), visit, open));
    }

    /** Refuses whoever may not report anything of the case, and gives the case. */
    @Transactional(readOnly = true)
    public CaseSummary requireSiteInvestigator(CaseId id) {
        currentAccount.as(Role.INVESTIGATOR);
        Case stored = cases.find(id);
        CaseNotEditable.refuseIf(stored.obstacleToCollect(), t("Nothing was changed."));
        return stored.caseSummary();
    }

    /** What the tables of the processes decide by; nobody is blinded to it here. */
    @Transactional(readOnly = true)
    public CaseSummary record(CaseId id) {
        return cases.findForProcess(id).caseSummary();
    }

    /** Whether these changes may move the plan. What is typed into an open visit does so when that is submitted. */
    @Transactional(readOnly = true)
    public boolean movesFollowUp(ValuesChanged event) {
        return event.auditLines().stream().anyMatch(CaseVisits::decidesOnFollowUp)
                && movesFollowUp(cases.findForProcess(event.caseId()), event);
    }

    private static boolean movesFollowUp(Case stored, ValuesChanged event) {
        return stored.caseSummary().followUp() != null
                && event.auditLines().stream()
                        .filter(CaseVisits::decidesOnFollowUp)
                        .anyMatch(line -> !stored.entry(new FormInstanceId(Objects.requireNonNull(line.instanceId())))
                                .isVisitOpen());
    }

    private static boolean decidesOnFollowUp(AuditLine line) {
        return DECISIVE.stream().anyMatch(item -> item.isAt(line.form(), line.itemPath()));
    }

    /** Cases that were submitted before there was a plan, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<CaseId> withoutPlan(CaseId after, int limit) {
        return followUps.without(after, limit);
    }

    /** Cases that have a plan or had one, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<CaseId> withPlan(CaseId after, int limit) {
        return followUps.with(after, limit);
    }

    /** Whether another policy could move what comes next: no visit is open, and the follow-up did not end for good. */
    @Transactional
    public boolean replannable(CaseId id) {
        Case stored = lock(id);
        return !stored.caseSummary().consent().isWithdrawn()
                && stored.openVisits(VisitKind.FOLLOW_UP).isEmpty()
                && FollowUpPlan.of(stored).mayGoOn();
    }

    /** Whether the form of a follow-up is open. */
    @Transactional(readOnly = true)
    public boolean isFollowUpOpen(CaseId id) {
        return !cases.findForProcess(id).openVisits(VisitKind.FOLLOW_UP).isEmpty();
    }

    /** Holds the case, so that two nodes do not plan it at once; false if it has a plan meanwhile. */
    @Transactional
    public boolean isWithoutPlan(CaseId id) {
        return lock(id).caseSummary().followUp() == null;
    }

    private Case lock(CaseId id) {
        return cases.lockForProcess(id);
    }
}
