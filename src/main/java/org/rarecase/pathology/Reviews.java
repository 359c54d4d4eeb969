package org.rarecase.pathology;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.event.CaseAboutToBeApproved;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the central reviews. They are opened and signed off by the process; the forms are filled in the casebook. The
 * reader states the own diagnosis blinded, and how it agrees with the local one in a second form, after the signature.
 */
@Service
public class Reviews {

    public static final FormKey FORM = new FormKey("central-review");
    public static final FormKey COMPARISON = KnownItem.CONCORDANCE.form();

    private final ReviewRepository repository;
    private final ReviewSettings settings;
    private final CaseLifecycle cases;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            ReviewRepository repository,
            ReviewSettings settings,
            CaseLifecycle cases,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.cases = cases;
        this.accounts = accounts;
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
        FormInstanceId instanceId = cases.openReviewForm(caseId, FORM);
        Instant now = clock.instant();
        Instant dueAt = now.plus(days == null ? settings.signWithin() : Duration.ofDays(days));
        repository.request(caseId, instanceId, now, dueAt);
        events.publishEvent(new ReviewRequested(caseId, instanceId));
        return dueAt;
    }

    /** Signs the form off; one of before the comparison says the verdict itself. Called by the process. */
    @Transactional
    public void signOff(CaseId caseId) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        PathologyReview review = repository
                .lockWaiting(caseId)
                .orElseThrow(() -> new ReviewNotPossible(t("No review of this case is waiting. Nothing was changed.")));
        FormInstance entry = cases.signOff(caseId, review.instanceId());
        Verdict verdict = verdict(entry);
        repository.sign(review.id(), actor.userName(), clock.instant(), verdict);
        events.publishEvent(new ReviewSigned(actor, caseId, review.instanceId(), verdict));
    }

    private static @Nullable Verdict verdict(FormInstance entry) {
        return entry.answers().get(KnownItem.CONCORDANCE.path()) instanceof Answer.Text answer
                ? Verdict.ofCode(answer.text()).orElse(null)
                : null;
    }

    /** Whether the signed review does not say yet how it agrees with the local diagnosis, and is to be asked. */
    @Transactional(readOnly = true)
    public boolean isToBeCompared(CaseId caseId) {
        return latest(caseId)
                        .filter(review -> review.state() == ReviewState.SIGNED && review.verdict() == null)
                        .isPresent()
                && cases.hasForm(COMPARISON);
    }

    /** Opens the form in which the reader compares, and tells who that is; null: any pathologist. Called by the process. */
    @Transactional
    public @Nullable String openComparison(CaseId caseId) {
        PathologyReview review = repository
                .lockLatest(caseId)
                .filter(latest -> latest.state() == ReviewState.SIGNED && latest.comparedAt() == null)
                .orElseThrow(Reviews::nothingToCompare);
        repository.compare(review.id(), cases.openReviewForm(caseId, COMPARISON));
        return reader(caseId, review);
    }

    /**
     * Signs the comparison off and takes the verdict from it. Called by the process. Only by the reader of the review,
     * as long as that person reads for this site.
     */
    @Transactional
    public void signOffComparison(CaseId caseId) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        PathologyReview review = repository
                .lockLatest(caseId)
                .filter(PathologyReview::isBeingCompared)
                .orElseThrow(Reviews::nothingToCompare);
        String reader = reader(caseId, review);
        if (reader != null && !reader.equals(actor.userName())) {
            throw new NotAllowed(t("Who signed the review compares it with the local diagnosis. Nothing was changed."));
        }
        FormInstance entry = cases.signOff(caseId, Objects.requireNonNull(review.comparisonId()));
        Verdict verdict = verdict(entry);
        repository.compared(review.id(), verdict, clock.instant());
        events.publishEvent(new ReviewCompared(actor, caseId, review.instanceId(), entry.id(), verdict));
    }

    /** Who is to compare the review; null: any pathologist, since who signed it does so no more. */
    private @Nullable String reader(CaseId caseId, PathologyReview review) {
        SiteId site = repository.site(caseId);
        return accounts.active(Role.PATHOLOGIST, site).stream()
                .map(Account::userName)
                .filter(userName -> userName.equals(review.signedBy()))
                .findFirst()
                .orElse(null);
    }

    private Optional<PathologyReview> latest(CaseId caseId) {
        return repository.ofCase(caseId).stream().findFirst();
    }

    private static ReviewNotPossible nothingToCompare() {
        return new ReviewNotPossible(t("No review of this case is to be compared. Nothing was changed."));
    }

    /** Called by the process when the deadline has passed. A review signed meanwhile is left as it is. */
    @Transactional
    public void remind(CaseId caseId) {
        repository.lockWaiting(caseId).ifPresent(review -> {
            repository.remind(review.id(), clock.instant());
            events.publishEvent(new ReviewOverdue(caseId, review.instanceId()));
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

    /** Who approves against the review says why: nobody passes a major disagreement over without noticing. */
    @EventListener
    void on(CaseAboutToBeApproved event) {
        Optional<PathologyReview> latest = repository.lockLatest(event.caseId());
        if (latest.filter(PathologyReview::isBeingCompared).isPresent()) {
            throw new ReviewNotPossible(
                    t("The central review of this case is not compared with the local diagnosis yet."
                            + " The case was not approved. Wait for the pathologist, or return the case to the site."));
        }
        if (event.reason() == null
                && latest.filter(review -> review.verdict() == Verdict.MAJOR_DISAGREEMENT)
                        .isPresent()) {
            throw new VerdictNeedsReason();
        }
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
    public Optional<PathologyReview> ofCase(VisibleCase visibleCase) {
        String own = currentAccount.account().userName();
        return repository.ofCase(visibleCase.caseSummary().id()).stream()
                .findFirst()
                .map(review -> visibleCase.blinded() && !own.equals(review.signedBy()) ? review.hidden() : review);
    }

    /**
     * The signed review with its verdict, for who has opened the case and sees the form it stands in; never for who is
     * blinded. No statement where the case has none.
     */
    @Transactional(readOnly = true)
    public Optional<PathologyReview> verdict(VisibleCase shown) {
        boolean signed = !shown.blinded()
                && shown.entries().stream()
                        .anyMatch(entry -> entry.form().key().equals(FORM) && entry.signedOffAt() != null);
        return signed
                ? repository.ofCase(shown.caseSummary().id()).stream()
                        .filter(review -> review.verdict() != null)
                        .filter(review -> shown.entries().stream()
                                .anyMatch(entry -> entry.id().equals(review.instanceId())))
                        .findFirst()
                : Optional.empty();
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
        return currentAccount.account().readsReviews();
    }
}
