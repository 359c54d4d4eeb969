package org.rarecase.casebook.reopening;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.CaseTransition;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.WholeCases;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.consent.ConsentWithdrawn;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.reopening.ReopeningRepository.State;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes approvals, since errors are found years later. One coordinator asks for it and says why, another decides: what
 * two people have locked, no single person opens. The decision is drawn in a process, which calls back here.
 */
@Service
public class Reopenings {

    private final ReopeningRepository repository;
    private final WholeCases cases;
    private final CaseLifecycle lifecycle;
    private final CaseHolds holds;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reopenings(
            ReopeningRepository repository,
            WholeCases cases,
            CaseLifecycle lifecycle,
            CaseHolds holds,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.lifecycle = lifecycle;
        this.holds = holds;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the account may ask for it, and nobody has. */
    @Transactional(readOnly = true)
    public boolean mayRequest(VisibleCase shown) {
        CaseSummary record = shown.caseSummary();
        return currentAccount.has(Role.COORDINATOR)
                && record.state() == CaseState.APPROVED
                && record.consent().permitsCollection()
                && repository.requested(record.id()).isEmpty();
    }

    /** By a coordinator. Refused unless the case is approved, and while somebody else's request waits. */
    @Transactional
    public void request(CaseId id, String reason) {
        Case stored = cases.lock(id);
        CaseSummary found = stored.caseSummary();
        Actor actor = currentAccount.as(Role.COORDINATOR);
        requireReopenable(stored);
        if (repository.requested(id).isPresent()) {
            throw new ReopeningNotPossible(
                    t("Somebody asked for this case to be reopened already. Nothing was changed."));
        }
        String why = required(reason);
        repository.insert(id, actor, why, clock.instant());
        events.publishEvent(new ReopeningRequested(actor, id, found.site().id(), why));
    }

    /** Called by the process. Not by the person who asked for it. */
    @Transactional
    public void reopen(CaseId id) {
        Case stored = cases.lock(id);
        Actor actor = currentAccount.as(Role.COORDINATOR);
        requireReopenable(stored);
        Reopening asked = requireRequested(id);
        if (asked.askedBy().equalsIgnoreCase(actor.userName())) {
            throw new NotAllowed(
                    t("You asked for this yourself: another coordinator confirms it. Nothing was changed."));
        }
        repository.decide(asked, State.REOPENED, actor, "", clock.instant());
        holds.lapse(actor, stored, asked.reason());
        lifecycle.reopen(actor, stored, asked.reason());
    }

    /** Called by the process: the case stays approved. Who asked for it may think better of it, too. */
    @Transactional
    public void refuse(CaseId id, String reason) {
        cases.lock(id);
        Actor actor = currentAccount.as(Role.COORDINATOR);
        Reopening asked = requireRequested(id);
        String why = required(reason);
        repository.decide(asked, State.REFUSED, actor, why, clock.instant());
        events.publishEvent(new ReopeningRefused(actor, id, asked.askedBy(), why));
    }

    /** Nothing is collected any more, so that there is nothing to correct. */
    @EventListener
    void on(ConsentWithdrawn event) {
        repository
                .requested(event.caseId())
                .ifPresent(asked -> repository.decide(asked, State.ENDED, event.actor(), "", clock.instant()));
    }

    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /** What waits for a decision in a case that the account has opened; nothing for whoever is blinded. */
    @Transactional(readOnly = true)
    public Optional<Reopening> requested(VisibleCase shown) {
        CaseSummary record = shown.caseSummary();
        return record.state() == CaseState.APPROVED && !shown.blinded()
                ? repository.requested(record.id())
                : Optional.empty();
    }

    /** Who asked for which of these cases to be reopened. */
    @Transactional(readOnly = true)
    public Map<CaseId, Reopening> requested(Collection<CaseId> ids) {
        return currentAccount.has(Role.COORDINATOR) ? repository.requested(ids) : Map.of();
    }

    private Reopening requireRequested(CaseId id) {
        return repository
                .requested(id)
                .orElseThrow(() ->
                        new ReopeningNotPossible(t("Nobody asks for this case to be reopened. Nothing was changed.")));
    }

    private static void requireReopenable(Case stored) {
        stored.obstacleTo(CaseTransition.REOPEN).ifPresent(obstacle -> {
            throw new ReopeningNotPossible(obstacle.refusal(t("Nothing was changed.")));
        });
    }

    private static String required(String reason) {
        String why = TextLimit.REASON.accept(reason, ReopeningNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new ReopeningNotPossible(
                    t("Say in at most {0} characters why. Nothing was changed.", TextLimit.REASON.most()));
        }
        return why;
    }
}
