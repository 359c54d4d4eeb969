package org.rarecase.pathology;

import static org.rarecase.shared.Words.t;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseAboutToBeApproved;
import org.rarecase.casebook.CaseErased;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.OpenCase;
import org.rarecase.entry.Answer;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the central reviews. They are opened and signed off by the process; the form is filled in the casebook. */
@Service
public class Reviews {

    public static final FormKey FORM = new FormKey("central-review");

    private static final ItemPath CONCORDANCE = ItemPath.of("concordance");
    private static final Role[] READERS = {Role.PATHOLOGIST, Role.COORDINATOR, Role.MONITOR, Role.AUDITOR};

    private final ReviewRepository repository;
    private final ReviewSettings settings;
    private final CaseLifecycle cases;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            ReviewRepository repository,
            ReviewSettings settings,
            CaseLifecycle cases,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a review and gives its deadline. Called by the process.
     *
     * @param days allowed for it; null: as the settings say
     */
    @Transactional
    public Instant open(CaseId caseId, @Nullable Integer days) {
        long entryId = cases.openReviewForm(caseId, FORM);
        Instant now = clock.instant();
        Instant dueAt = now.plus(days == null ? settings.signWithin() : Duration.ofDays(days));
        repository.request(caseId, entryId, now, dueAt);
        events.publishEvent(new ReviewRequested(caseId, entryId));
        return dueAt;
    }

    /** Signs the form off and takes the verdict from it. Called by the process. */
    @Transactional
    public void signOff(CaseId caseId) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        PathologyReview review = repository
                .lockWaiting(caseId)
                .orElseThrow(() -> new ReviewNotPossible(t("No review of this case is waiting. Nothing was changed.")));
        FormEntry entry = cases.signOff(caseId, review.entryId());
        Verdict verdict = entry.answers().get(CONCORDANCE) instanceof Answer.Text answer
                ? Verdict.ofCode(answer.text()).orElse(null)
                : null;
        repository.sign(review.id(), actor.userName(), clock.instant(), verdict);
        events.publishEvent(new ReviewSigned(actor, caseId, review.entryId(), verdict));
    }

    /** Called by the process when the deadline has passed. A review signed meanwhile is left as it is. */
    @Transactional
    public void remind(CaseId caseId) {
        repository.lockWaiting(caseId).ifPresent(review -> {
            repository.remind(review.id(), clock.instant());
            events.publishEvent(new ReviewOverdue(caseId, review.entryId()));
        });
    }

    /** Called by the process when consent was withdrawn. One that was signed stays signed. */
    @Transactional
    public void end(CaseId caseId) {
        repository.end(caseId);
    }

    /** What the pathologist found goes with the case. */
    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    @EventListener
    void on(CaseAboutToBeApproved event) {
        if (repository.lockWaiting(event.caseId()).isPresent()) {
            throw new ReviewNotPossible(t("The central review of this case is not signed off yet."
                    + " The case was not approved. Wait for the pathologist, or return the case to the site."));
        }
    }

    /** Whether a review of the case is waited for. */
    @Transactional(readOnly = true)
    public boolean isOpen(CaseId caseId) {
        return repository.ofCase(caseId).stream().anyMatch(review -> review.state() == ReviewState.WAITING);
    }

    /** Whether a review of the case was ever signed off. */
    @Transactional(readOnly = true)
    public boolean hasSigned(CaseId caseId) {
        return repository.ofCase(caseId).stream().anyMatch(review -> review.state() == ReviewState.SIGNED);
    }

    /** The latest review of a case that the account has open; of a colleague's only that there is one, while blinded. */
    @Transactional(readOnly = true)
    public Optional<PathologyReview> ofCase(OpenCase openCase) {
        String own = currentAccount.account().userName();
        return repository.ofCase(openCase.caseRecord().id()).stream()
                .findFirst()
                .map(review -> openCase.blinded() && !own.equals(review.signedBy()) ? review.hidden() : review);
    }

    /**
     * A page of the reviews at the account's sites: waiting ones longest waiting first, signed ones newest first. A
     * reviewer gets those of colleagues once the own review of the case is signed, and none is waited for.
     *
     * @param after last review of the page before, or null
     */
    @Transactional(readOnly = true)
    public List<PathologyReview> find(ReviewState state, @Nullable PathologyReview after, int limit) {
        return isReader() ? repository.find(state, currentAccount.sites(), reviewer(), after, limit) : List.of();
    }

    /** By tumour type, over the signed reviews at the account's sites of cases in which the account is not blinded. */
    @Transactional(readOnly = true)
    public List<Agreement> agreement() {
        return isReader() ? repository.agreement(currentAccount.sites(), reviewer()) : List.of();
    }

    /** Name of the account if it reviews and reads no cases otherwise. */
    private @Nullable String reviewer() {
        Account account = currentAccount.account();
        return account.isReviewerOnly() ? account.userName() : null;
    }

    private boolean isReader() {
        for (Role role : READERS) {
            if (currentAccount.has(role)) {
                return true;
            }
        }
        return false;
    }
}
