package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.casebook.event.CaseAboutToBeApproved;
import org.rarecase.casebook.event.CaseAboutToBeSubmitted;
import org.rarecase.casebook.event.CaseStateChanged;
import org.rarecase.casebook.event.ReviewAboutToBeSignedOff;
import org.rarecase.casebook.event.ReviewBegun;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a case, called by its process. The process says which step may come next; here is refused what is not so. */
@Service
public class CaseLifecycle {

    private final CaseRepository repository;
    private final ReadableCases cases;
    private final CurrentAccount currentAccount;
    private final CaseForms caseForms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseLifecycle(
            CaseRepository repository,
            ReadableCases cases,
            CurrentAccount currentAccount,
            CaseForms caseForms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.caseForms = caseForms;
        this.events = events;
        this.clock = clock;
    }

    /** Submits the case; refuses with the obstacles if there are any. Called by the process. */
    @Transactional
    public void submit(CaseId id) {
        Case stored = cases.lock(id).stored();
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        CaseState after = stored.submit();
        events.publishEvent(new CaseAboutToBeSubmitted(stored.caseSummary(), stored.entries()));
        changeState(actor, stored, after, null);
    }

    /** Gives the case back to its site. Called by the process. */
    @Transactional
    public void returnToSite(CaseId id, String reason) {
        Case stored = cases.lock(id).stored();
        Actor actor = currentAccount.as(Role.COORDINATOR);
        giveBack(actor, stored, stored.returnToSite(), reason);
    }

    /**
     * Undoes an approval: the case is at its site again, as after a return, and is submitted, reviewed and approved
     * anew. What is submitted visit by visit stays as it is.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(Actor actor, Case stored, String reason) {
        giveBack(actor, stored, stored.reopen(), reason);
    }

    /** What was asked about a case that was submitted has ended with the withdrawal: its site submits it again. */
    @EventListener
    void on(WithdrawalReversed event) {
        Case stored = repository.lock(event.caseId()).orElseThrow();
        if (event.wasTheOnlyOne() && stored.caseSummary().state() == CaseState.SUBMITTED) {
            giveBack(event.actor(), stored, stored.resume(), event.reason());
        }
    }

    /**
     * Approves and locks. Called by the process.
     *
     * @param reason null if none was given; some cases need one
     */
    @Transactional
    public void approve(CaseId id, @Nullable String reason) {
        Case stored = cases.lock(id).stored();
        Actor actor = currentAccount.as(Role.COORDINATOR);
        CaseState after = stored.approve();
        events.publishEvent(new CaseAboutToBeApproved(stored.caseSummary(), stored.entries(), reason));
        changeState(actor, stored, after, reason);
    }

    private void changeState(Actor actor, Case stored, CaseState after, @Nullable String reason) {
        repository.updateState(stored.caseSummary().id(), after, clock.instant());
        publish(actor, stored.caseSummary(), after, reason);
    }

    private void giveBack(Actor actor, Case stored, CaseState after, String reason) {
        CaseSummary caseSummary = stored.caseSummary();
        boolean reopened = caseSummary.state() == CaseState.APPROVED;
        repository.giveBack(caseSummary.id(), new CaseReturn(actor.userName(), clock.instant(), reopened, reason));
        publish(actor, caseSummary, after, reason);
    }

    private void publish(Actor actor, CaseSummary before, CaseState after, @Nullable String reason) {
        events.publishEvent(
                new CaseStateChanged(actor, before.id(), before.site().id(), before.state(), after, reason));
    }

    /** Whether the registry has such a form. */
    public boolean hasForm(FormKey form) {
        return caseForms.isKnown(form);
    }

    /**
     * Opens a form that the process asks of a pathologist, and gives the entry's id. One of the same reader that waits
     * unsigned, as from a review that ended with a withdrawal, is taken up again; never one of another reader. Called by
     * the process.
     *
     * @param reader user name of whose review it is; null: of whoever begins it
     */
    @Transactional
    public FormInstanceId openReviewForm(CaseId id, FormKey form, @Nullable String reader) {
        Case stored = cases.lock(id).stored();
        CaseNotEditable.refuseIf(stored.obstacleOfLock(), t("Nothing was changed."));
        return stored.entries().stream()
                .filter(entry -> entry.form().key().equals(form) && entry.signedOffAt() == null && !entry.kept())
                .filter(entry -> Objects.equals(entry.reader(), reader))
                .findFirst()
                .orElseGet(() -> caseForms.addReview(stored, form, reader))
                .id();
    }

    /**
     * Adds a form for a reader who is still to be found: until it is given to that person it is shown to no pathologist.
     * Called by the process.
     */
    @Transactional
    public FormInstanceId reserveReviewForm(CaseId id, FormKey form) {
        Case stored = cases.lock(id).stored();
        CaseNotEditable.refuseIf(stored.obstacleOfLock(), t("Nothing was changed."));
        return caseForms.addReview(stored, form, FormInstance.NOBODY).id();
    }

    /** Shows a form that nobody has begun to no pathologist, until it is given to its reader. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(FormInstanceId instanceId) {
        repository.giveTo(instanceId, FormInstance.NOBODY);
    }

    /** Gives a reserved form to its reader. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveReviewForm(FormInstanceId instanceId, String reader) {
        repository.giveTo(instanceId, reader);
    }

    /** Of a form that nobody has begun. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void blindReviewForm(FormInstanceId instanceId, FormInstance.Blinding blinding) {
        repository.updateBlinding(instanceId, blinding);
    }

    /** Lets site and monitors read these signed forms, since a diagnosis was agreed on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releaseReviewForms(Collection<FormInstanceId> instanceIds) {
        repository.agree(instanceIds);
    }

    /** Takes a pathologist's unsigned form out of the case; what was entered is kept for the auditor. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retireReviewForm(Actor actor, CaseId id, FormInstanceId instanceId) {
        FormInstance entry = cases.lock(id).stored().entry(instanceId);
        repository.retire(instanceId);
        events.publishEvent(new ValuesChanged(actor, id, List.of(entry.auditLine("form.put-aside", id))));
    }

    /** Closes a pathologist's form for good; refuses with what is missing in it. */
    @Transactional
    public FormInstance signOff(CaseId id, FormInstanceId instanceId) {
        ReadableCases.Readable found = cases.lock(id);
        Case stored = found.stored();
        FormInstance entry = stored.entry(instanceId);
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        CaseNotEditable.refuseIf(stored.obstacleToEdit(entry, found.access()), t("Nothing was changed."));
        CaseNotSubmittable.refuseIfAny(entry.errors(stored.evaluate()), t("signed off"));
        if (entry.awaitsReader()) {
            events.publishEvent(new ReviewBegun(actor, stored.caseSummary(), entry.readBy(actor.userName())));
        }
        events.publishEvent(new ReviewAboutToBeSignedOff(actor, stored.caseSummary(), entry));
        repository.signOff(instanceId, actor.userName(), clock.instant());
        AuditLine signedOff = entry.auditLine("review.signed-off", id);
        events.publishEvent(new ValuesChanged(actor, id, List.of(signedOff)));
        return cases.find(id).stored().entry(instanceId);
    }
}
