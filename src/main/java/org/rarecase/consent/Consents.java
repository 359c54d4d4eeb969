package org.rarecase.consent;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.WholeCases;
import org.rarecase.casebook.consent.CaseConsent;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.ConsentWithdrawn;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what becomes of the consent to a case. What follows from it, such as the end of all steps and the decision on
 * an erasure, is drawn in a process, which calls back here.
 */
@Service
public class Consents {

    private final ConsentRepository repository;
    private final ReconsentRepository reconsents;
    private final CaseConsent caseConsent;
    private final WholeCases cases;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Consents(
            ConsentRepository repository,
            ReconsentRepository reconsents,
            CaseConsent caseConsent,
            WholeCases cases,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.reconsents = reconsents;
        this.caseConsent = caseConsent;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** By an investigator of the site, in whatever state the case is; a second one only if it reaches further. */
    @Transactional
    public void withdraw(CaseId id, Withdrawal withdrawal) {
        Case stored = cases.lock(id);
        CaseSummary found = stored.caseSummary();
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        stored.obstacleToWithdraw(withdrawal.scope()).ifPresent(obstacle -> {
            throw new ConsentRefused(obstacle.refusal(t("Nothing was changed.")));
        });
        Instant now = clock.instant();
        if (withdrawal.on().isAfter(found.site().lastDay(clock))) {
            throw new ConsentRefused(t("The day of the withdrawal is still to come. Nothing was recorded."));
        }
        Withdrawal recorded = withdrawal.noting(
                TextLimit.REASON.accept(withdrawal.note(), ConsentRefused::new, t("Nothing was recorded.")));
        repository.insert(id, recorded, found.consent(), actor, now);
        caseConsent.change(id, withdrawal.scope().state(), now);
        events.publishEvent(new ConsentWithdrawn(actor, id, found.site().id(), found.consent(), recorded));
    }

    /**
     * By a coordinator, where the last withdrawal was entered by mistake: what was in force before it is again. Not by
     * who recorded it, and not once the case is erased.
     */
    @Transactional
    public void takeBack(CaseId id, String reason) {
        CaseSummary found = cases.lock(id).caseSummary();
        Actor actor = currentAccount.as(Role.COORDINATOR);
        if (found.consent() == ConsentState.ERASED) {
            throw new ConsentRefused(t("The data of this case were erased, which cannot be taken back."));
        }
        RecordedWithdrawal mistaken = repository
                .latest(id)
                .filter(last -> found.consent().isWithdrawn())
                .orElseThrow(() -> new ConsentRefused(t("No withdrawal is in force. Nothing was changed.")));
        requireOther(
                mistaken,
                actor,
                t("You recorded this withdrawal yourself: somebody else takes it back. Nothing was changed."));
        String why = TextLimit.REASON.accept(reason, ConsentRefused::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new ConsentRefused(t(
                    "Say in at most {0} characters why it is taken back. Nothing was changed.",
                    TextLimit.REASON.most()));
        }
        Instant now = clock.instant();
        repository.takeBack(mistaken, actor, why, now);
        caseConsent.change(id, mistaken.before(), now);
        events.publishEvent(new WithdrawalReversed(
                actor, id, found.site().id(), mistaken.withdrawal().scope(), found.consent(), mistaken.before(), why));
    }

    /** The last withdrawal of a case that the account may see. */
    @Transactional(readOnly = true)
    public Optional<RecordedWithdrawal> withdrawal(CaseId id) {
        return repository.latest(cases.find(id).caseSummary().id());
    }

    /** Called by the process. Not by the person who recorded the withdrawal: four eyes see an erasure. */
    @Transactional
    public void erase(CaseId id) {
        CaseSummary found = cases.lock(id).caseSummary();
        Actor actor = currentAccount.as(Role.COORDINATOR);
        RecordedWithdrawal asked = requireAsked(found, actor);
        Instant now = clock.instant();
        repository.confirmErasure(id, asked, actor, now);
        caseConsent.erase(id);
        repository.erase(id);
        reconsents.erase(id);
        caseConsent.change(id, ConsentState.ERASED, now);
        events.publishEvent(new CaseErased(actor, id, found.site().id()));
    }

    /** Called by the process: the case stays restricted. */
    @Transactional
    public void refuseErasure(CaseId id, String reason) {
        CaseSummary found = cases.lock(id).caseSummary();
        Actor actor = currentAccount.as(Role.COORDINATOR);
        requireAsked(found, actor);
        Instant now = clock.instant();
        repository.refuse(id, actor, reason, now);
        caseConsent.change(id, ConsentState.NO_USE, now);
        events.publishEvent(new ErasureRefused(actor, id, found.site().id(), reason));
    }

    private RecordedWithdrawal requireAsked(CaseSummary found, Actor actor) {
        RecordedWithdrawal asked = repository
                .latest(found.id())
                .filter(last -> found.consent() == ConsentState.ERASURE_ASKED)
                .orElseThrow(
                        () -> new ConsentRefused(t("Nobody asks for this case to be erased. Nothing was changed.")));
        requireOther(
                asked,
                actor,
                t("You recorded this withdrawal yourself: somebody else decides on the erasure. Nothing was changed."));
        return asked;
    }

    private static void requireOther(RecordedWithdrawal withdrawal, Actor actor, String refusal) {
        if (withdrawal.recordedBy().equalsIgnoreCase(actor.userName())) {
            throw new NotAllowed(refusal);
        }
    }
}
