package org.rarecase.casebook.hold;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.HeldCases;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.WholeCases;
import org.rarecase.casebook.obstacle.CaseNotEditable;
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

    private final HeldCases held;
    private final WholeCases cases;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseHolds(
            HeldCases held,
            WholeCases cases,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.held = held;
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
        Case stored = cases.lock(id);
        FormInstance entry = instanceId == null ? null : stored.entry(instanceId);
        Hold after = stored.hold(entry, level, actor.userName(), clock.instant(), fitting(reason));
        change(actor, id, entry, after.covered(), after, after.reason());
    }

    /** Unfreezes or unlocks, so that a freeze below a lock holds again; needs a reason. What is locked only a coordinator, what is frozen a monitor too. */
    @Transactional
    public void release(CaseId id, @Nullable FormInstanceId instanceId, String reason) {
        Actor actor = currentAccount.as(Role.MONITOR, Role.COORDINATOR);
        Case stored = cases.lock(id);
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
        held.store(id, entry, after, clock.instant());
        events.publishEvent(new HoldChanged(
                actor,
                id,
                entry,
                before == null ? null : before.level(),
                after == null ? null : after.level(),
                reason));
    }

    /** With the approval that is undone goes what kept the case, and the forms that were approved, from changing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lapse(Actor actor, Case stored, String reason) {
        CaseSummary caseSummary = stored.caseSummary();
        if (caseSummary.hold() != null) {
            change(actor, caseSummary.id(), null, caseSummary.hold(), null, reason);
        }
        stored.entries().stream()
                .filter(entry -> entry.hold() != null && entry.visit() == null)
                .forEach(entry -> change(actor, caseSummary.id(), entry, entry.hold(), null, reason));
    }

    private static String fitting(String reason) {
        return TextLimit.REASON.accept(reason, CaseNotEditable::new, t("Nothing was changed."));
    }
}
