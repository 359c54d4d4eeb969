package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Freezes, locks and releases cases and single forms. Monitors freeze; what is locked is a coordinator's. */
@Service
public class CaseHolds {

    private final CaseRepository repository;
    private final ReadableCases cases;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseHolds(
            CaseRepository repository,
            ReadableCases cases,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps the site from editing. Monitors and coordinators.
     *
     * @param instanceId the form, or null for the whole case
     * @param reason may be empty
     */
    @Transactional
    public void freeze(CaseId id, @Nullable Long instanceId, String reason) {
        hold(currentAccount.as(Role.MONITOR, Role.COORDINATOR), id, instanceId, Hold.Level.FROZEN, reason);
    }

    /** Keeps everybody from changing anything, also if it is frozen already. Coordinators only. */
    @Transactional
    public void lock(CaseId id, @Nullable Long instanceId, String reason) {
        hold(currentAccount.as(Role.COORDINATOR), id, instanceId, Hold.Level.LOCKED, reason);
    }

    private void hold(Actor actor, CaseId id, @Nullable Long instanceId, Hold.Level level, String reason) {
        Held held = held(id, instanceId);
        requireUnapproved(held);
        Hold before = held.own();
        if (before != null && before.level().compareTo(level) >= 0) {
            throw CaseNotEditable.held(before, t("Nothing was changed."));
        }
        Hold after = new Hold(
                held.entry() == null ? Hold.Scope.CASE : Hold.Scope.FORM,
                level,
                actor.userName(),
                clock.instant(),
                fitting(reason),
                before);
        change(actor, id, held, after, after.reason());
    }

    /** Unfreezes or unlocks, so that a freeze below a lock holds again; needs a reason. What is locked only a coordinator, what is frozen a monitor too. */
    @Transactional
    public void release(CaseId id, @Nullable Long instanceId, String reason) {
        Actor actor = currentAccount.as(Role.MONITOR, Role.COORDINATOR);
        Held held = held(id, instanceId);
        Hold before = held.own();
        if (before == null) {
            throw new CaseNotEditable(t("It is neither frozen nor locked by now.") + " " + t("Nothing was changed."));
        }
        if (before.isLocked()) {
            actor = currentAccount.as(Role.COORDINATOR);
        }
        String why = fitting(reason);
        if (why.isEmpty()) {
            throw new CaseNotEditable(t("Say in a few words why.") + " " + t("Nothing was changed."));
        }
        change(actor, id, held, before.covered(), why);
    }

    private void change(Actor actor, CaseId id, Held held, @Nullable Hold after, String reason) {
        FormInstance entry = held.entry();
        Hold before = held.own();
        repository.hold(id, entry == null ? null : entry.id(), after, clock.instant());
        events.publishEvent(new HoldChanged(
                actor,
                id,
                entry,
                before == null ? null : before.level(),
                after == null ? null : after.level(),
                reason));
    }

    /** With the approval that is undone goes what kept the case, and the forms that were approved, from changing. */
    void lapse(Actor actor, Case stored, String reason) {
        CaseSummary caseSummary = stored.caseSummary();
        if (caseSummary.hold() != null) {
            change(actor, caseSummary.id(), new Held(caseSummary, null), null, reason);
        }
        stored.entries().stream()
                .filter(entry -> entry.hold() != null && entry.visit() == null)
                .forEach(entry -> change(actor, caseSummary.id(), new Held(caseSummary, entry), null, reason));
    }

    /** @param entry the form in question, or null for the whole case */
    private record Held(CaseSummary caseSummary, @Nullable FormInstance entry) {

        @Nullable
        Hold own() {
            return entry == null ? caseSummary.hold() : entry.hold();
        }
    }

    /** What was approved is locked for good; visits of later years go on and may be held. */
    private static void requireUnapproved(Held held) {
        CaseState state = held.caseSummary().state();
        FormInstance entry = held.entry();
        if (entry == null ? state == CaseState.APPROVED : entry.isLockedIn(state)) {
            throw new CaseNotEditable(t("The case is approved and locked.") + " " + t("Nothing was changed."));
        }
    }

    /** Refuses what cannot be held, and forms of a locked case. */
    private Held held(CaseId id, @Nullable Long instanceId) {
        Case stored = cases.lock(id).stored();
        CaseSummary caseSummary = stored.caseSummary();
        if (instanceId == null) {
            return new Held(caseSummary, null);
        }
        FormInstance entry = stored.entry(instanceId);
        if (!canBeHeld(entry)) {
            throw new CaseNotEditable(
                    t("A review is closed by its signature, and a form that was put aside does not change anyway.")
                            + " " + t("Nothing was changed."));
        }
        Hold ofCase = caseSummary.hold();
        if (ofCase != null && ofCase.isLocked()) {
            throw CaseNotEditable.held(ofCase, t("Nothing was changed."));
        }
        return new Held(caseSummary, entry);
    }

    /** Whether the form is one that the site fills now. */
    public static boolean canBeHeld(FormInstance entry) {
        return !entry.kept() && !CaseAccess.isReview(entry);
    }

    private static String fitting(String reason) {
        return TextLimit.REASON.accept(reason, CaseNotEditable::new, t("Nothing was changed."));
    }

    /**
     * For what other modules keep beside the answers: refuses if the case or the form is locked, and keeps both from being
     * locked until the transaction ends. One statement, to be made before rows of the own are locked: whoever changes
     * the case locks it first and such rows afterwards.
     *
     * @param outcome a sentence: what was not done
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireUnlocked(CaseId id, @Nullable Long instanceId, String outcome) {
        repository.holds(id, instanceId).stream()
                .filter(Hold::isLocked)
                .findFirst()
                .ifPresent(hold -> {
                    throw CaseNotEditable.held(hold, outcome);
                });
    }

    /** The same for a case that was opened, without asking the database again. */
    public static void requireUnlocked(VisibleCase visibleCase, @Nullable Long instanceId, String outcome) {
        Hold hold = instanceId == null
                ? visibleCase.caseSummary().hold()
                : Hold.on(visibleCase.caseSummary(), visibleCase.entry(instanceId));
        if (hold != null && hold.isLocked()) {
            throw CaseNotEditable.held(hold, outcome);
        }
    }

    public static boolean isLocked(VisibleCase visibleCase, FormInstance entry) {
        Hold hold = Hold.on(visibleCase.caseSummary(), entry);
        return hold != null && hold.isLocked();
    }
}
