package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.entry.FormInstanceId;
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
    public void freeze(CaseId id, @Nullable FormInstanceId instanceId, String reason) {
        hold(currentAccount.as(Role.MONITOR, Role.COORDINATOR), id, instanceId, Hold.Level.FROZEN, reason);
    }

    /** Keeps everybody from changing anything, also if it is frozen already. Coordinators only. */
    @Transactional
    public void lock(CaseId id, @Nullable FormInstanceId instanceId, String reason) {
        hold(currentAccount.as(Role.COORDINATOR), id, instanceId, Hold.Level.LOCKED, reason);
    }

    private void hold(Actor actor, CaseId id, @Nullable FormInstanceId instanceId, Hold.Level level, String reason) {
        Case stored = cases.lock(id).stored();
        FormInstance entry = instanceId == null ? null : stored.entry(instanceId);
        Hold after = stored.hold(entry, level, actor.userName(), clock.instant(), fitting(reason));
        change(actor, id, entry, after.covered(), after, after.reason());
    }

    /** Unfreezes or unlocks, so that a freeze below a lock holds again; needs a reason. What is locked only a coordinator, what is frozen a monitor too. */
    @Transactional
    public void release(CaseId id, @Nullable FormInstanceId instanceId, String reason) {
        Actor actor = currentAccount.as(Role.MONITOR, Role.COORDINATOR);
        Case stored = cases.lock(id).stored();
        FormInstance entry = instanceId == null ? null : stored.entry(instanceId);
        Hold before = stored.release(entry);
        if (before.isLocked()) {
            actor = currentAccount.as(Role.COORDINATOR);
        }
        String why = fitting(reason);
        if (why.isEmpty()) {
            throw new CaseNotEditable(t("Say in a few words why.") + " " + t("Nothing was changed."));
        }
        change(actor, id, entry, before, before.covered(), why);
    }

    private void change(
            Actor actor,
            CaseId id,
            @Nullable FormInstance entry,
            @Nullable Hold before,
            @Nullable Hold after,
            String reason) {
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
            change(actor, caseSummary.id(), null, caseSummary.hold(), null, reason);
        }
        stored.entries().stream()
                .filter(entry -> entry.hold() != null && entry.visit() == null)
                .forEach(entry -> change(actor, caseSummary.id(), entry, entry.hold(), null, reason));
    }

    /** Whether the form is one that the site fills now. */
    public static boolean canBeHeld(FormInstance entry) {
        return !entry.kept() && !entry.isReview();
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
    public void requireUnlocked(CaseId id, @Nullable FormInstanceId instanceId, String outcome) {
        repository.holds(id, instanceId).stream()
                .filter(Hold::isLocked)
                .findFirst()
                .ifPresent(hold -> {
                    throw new CaseNotEditable(new Obstacle.Held(hold), outcome);
                });
    }

    /** The same for a case that was opened, without asking the database again. */
    public static void requireUnlocked(VisibleCase visibleCase, @Nullable FormInstanceId instanceId, String outcome) {
        Hold hold = instanceId == null
                ? visibleCase.caseSummary().hold()
                : Hold.on(visibleCase.caseSummary(), visibleCase.entry(instanceId));
        if (hold != null && hold.isLocked()) {
            throw new CaseNotEditable(new Obstacle.Held(hold), outcome);
        }
    }

    public static boolean isLocked(VisibleCase visibleCase, FormInstance entry) {
        Hold hold = Hold.on(visibleCase.caseSummary(), entry);
        return hold != null && hold.isLocked();
    }
}
