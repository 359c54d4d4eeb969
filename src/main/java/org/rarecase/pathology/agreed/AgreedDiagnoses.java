package org.rarecase.pathology.agreed;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.FoundDiagnosis;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * States what the readers of a review came to, and has it compared with the diagnosis of the site. First {@link #state},
 * by the process where the readers agree, else by whoever decides; then {@link #confirm}, by a person, after which the
 * review is {@code AGREED} and {@link DiagnosisAgreed} is published. A further version goes the same way.
 */
@Service
public class AgreedDiagnoses {

    /** The form that shows it in the casebook. */
    public static final FormKey FORM = new FormKey("agreed-diagnosis");

    private final AgreedRepository repository;
    private final ReviewsInCases reviews;
    private final LocalComparison local;
    private final AgreedForm form;
    private final ReviewSteps steps;
    private final Casebook casebook;
    private final CaseLifecycle cases;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreedDiagnoses(
            AgreedRepository repository,
            ReviewsInCases reviews,
            LocalComparison local,
            AgreedForm form,
            ReviewSteps steps,
            Casebook casebook,
            CaseLifecycle cases,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.reviews = reviews;
        this.local = local;
        this.form = form;
        this.steps = steps;
        this.casebook = casebook;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** The diagnosis is erased with the case. */
    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /**
     * States the agreed diagnosis of a signed review, or a further version of it, and works out from its codes how it agrees
     * with that of the site. Who may do so is checked by the caller, in whose transaction it happens.
     *
     * @param actor who decided, or whose signature was the last where the readers agree
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AgreedDiagnosis state(Actor actor, Stated stated) {
        ReviewInCase review = reviews.lock(stated.reviewId());
        if (!review.review().state().isSigned()) {
            throw notSigned();
        }
        CaseId caseId = review.review().caseId();
        List<FoundDiagnosis> readings = isOfReaders(stated.basis()) ? review.found() : List.of();
        LocalAgreement computed = local.of(review.diagnoses(), review.review().occasion(), stated.content(), readings);
        Optional<AgreedDiagnosis> before = repository.latest(stated.reviewId());
        FormInstanceId instanceId = before.isPresent() ? before.get().instanceId() : form.add(actor, caseId);
        repository.state(
                caseId,
                stated,
                before.map(version -> version.version() + 1).orElse(1),
                computed,
                actor.userName(),
                instanceId,
                clock.instant());
        AgreedDiagnosis added = repository.latest(stated.reviewId()).orElseThrow();
        cases.releaseReviewForms(
                review.signed().stream().map(Reading::instanceId).toList());
        events.publishEvent(new DiagnosisStated(actor, caseId, added));
        show(actor, review, added);
        return added;
    }

    private void show(Actor actor, ReviewInCase review, AgreedDiagnosis version) {
        boolean byReaders = isOfReaders(version.basis()) && version.stated().reason() == null;
        form.show(actor, review.caseSummary(), review.diagnoses(), version, byReaders ? review.readers() : List.of());
    }

    private static boolean isOfReaders(Basis basis) {
        return basis == Basis.SINGLE_READING || basis == Basis.AGREEMENT;
    }

    /**
     * Says how the latest version agrees with the diagnosis of the site, and ends the step that waits for it. By a reader
     * who signed a reading of the review, or by a coordinator, as the policy of the review says; where none of the readers
     * reads for the site any more, by a coordinator.
     *
     * @param verdict as computed, or another
     * @param reason why it is another than the computed one; else null
     */
    @Transactional
    public AgreedDiagnosis confirm(long reviewId, Verdict verdict, Relevance relevance, @Nullable String reason) {
        String why = TextLimit.REASON.accept(
                Objects.requireNonNullElse(reason, ""), ReviewNotPossible::new, t("Nothing was changed."));
        CaseId caseId = reviews.caseOf(reviewId).orElseThrow(AgreedDiagnoses::nothingToConfirm);
        steps.hold(caseId);
        VisibleCase shown = casebook.open(caseId);
        ReviewInCase review = reviews.lock(reviewId);
        Actor actor = confirming(review, shown);
        AgreedDiagnosis latest = repository
                .latest(reviewId)
                .filter(version -> !version.agreement().isConfirmed())
                .orElseThrow(AgreedDiagnoses::nothingToConfirm);
        Verdict computed = latest.agreement().computed();
        boolean corrected = computed != null && computed != verdict;
        if (corrected && why.isEmpty()) {
            throw new ReviewNotPossible(t("Say in a few words why it is not as computed. Nothing was changed."));
        }
        repository.confirm(latest.id(), verdict, corrected ? why : null, relevance, actor.userName(), clock.instant());
        AgreedDiagnosis confirmed = repository.latest(reviewId).orElseThrow();
        show(actor, review, confirmed);
        events.publishEvent(
                new DiagnosisAgreed(actor, caseId, reviewId, confirmed.version(), verdict, relevance, confirmed));
        steps.done(caseId, reviewId, ReviewSteps.COMPARE);
        return confirmed;
    }

    private Actor confirming(ReviewInCase review, VisibleCase shown) {
        if (reviews.comparingReaders(review).isEmpty()) {
            return currentAccount.as(Role.COORDINATOR);
        }
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        if (shown.blinded() || !review.readers().contains(actor.userName())) {
            throw new NotAllowed(t("Who signed the review compares it with the local diagnosis. Nothing was changed."));
        }
        return actor;
    }

    /** The latest version of the newest review that has one, whoever asks: for processes and what follows from events. */
    @Transactional(readOnly = true)
    public Optional<AgreedDiagnosis> latest(CaseId caseId) {
        return repository.ofCase(caseId).stream().findFirst();
    }

    /** All versions of this review, newest first, whoever asks. */
    @Transactional(readOnly = true)
    public List<AgreedDiagnosis> versions(long reviewId) {
        return repository.ofReview(reviewId);
    }

    /** The latest version of this review, whoever asks. */
    @Transactional(readOnly = true)
    public Optional<AgreedDiagnosis> latest(long reviewId) {
        return repository.latest(reviewId);
    }

    /**
     * All versions of all reviews, newest review and version first, for who has opened the case; none for who is blinded.
     * No statement where the case has none.
     */
    @Transactional(readOnly = true)
    public List<AgreedDiagnosis> ofCase(VisibleCase shown) {
        boolean reviewed = shown.entries().stream()
                .anyMatch(entry -> entry.form().key().equals(Reviews.FORM) && entry.signedOffAt() != null);
        return reviewed && !shown.blinded()
                ? repository.ofCase(shown.caseSummary().id())
                : List.of();
    }

    /** Notes that the site was told of the latest version. Called by the process. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void informed(long reviewId) {
        repository.latest(reviewId).ifPresent(version -> repository.inform(version.id(), clock.instant()));
    }

    private static ReviewNotPossible notSigned() {
        return new ReviewNotPossible(
                t("This review is not signed by all of its readers. No agreed diagnosis was stated."));
    }

    private static ReviewNotPossible nothingToConfirm() {
        return new ReviewNotPossible(t("No review of this case is to be compared. Nothing was changed."));
    }
}
