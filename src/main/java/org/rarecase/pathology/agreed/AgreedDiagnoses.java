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
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.form.FormKey;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.Review;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
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
    private final Reviews reviews;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreedDiagnoses(
            AgreedRepository repository,
            Reviews reviews,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.reviews = reviews;
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
     * States the agreed diagnosis of a signed review, or a further version of it. Who may do so is checked by the caller,
     * in whose transaction it happens.
     *
     * @param actor who decided; the system where the readers agree by their codes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AgreedDiagnosis state(Actor actor, Stated stated) {
        Review review = reviews.lock(stated.reviewId()).stream()
                .map(Reading::review)
                .findFirst()
                .filter(found -> found.state().isSigned())
                .orElseThrow(AgreedDiagnoses::notSigned);
        Optional<AgreedDiagnosis> before = repository.latest(review.id());
        repository.state(
                review.caseId(),
                stated,
                before.map(version -> version.version() + 1).orElse(1),
                LocalAgreement.NONE,
                actor.userName(),
                before.map(AgreedDiagnosis::instanceId).orElse(null),
                clock.instant());
        AgreedDiagnosis added = repository.latest(review.id()).orElseThrow();
        events.publishEvent(new DiagnosisStated(actor, review.caseId(), added));
        return added;
    }

    /**
     * Says how the latest version agrees with the diagnosis of the site. By a reader who signed a reading of the review, or
     * by a coordinator.
     *
     * @param verdict as computed, or another
     * @param reason why it is another than the computed one; else null
     */
    @Transactional
    public AgreedDiagnosis confirm(long reviewId, Verdict verdict, Relevance relevance, @Nullable String reason) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST, Role.COORDINATOR);
        String why = TextLimit.REASON.accept(
                Objects.requireNonNullElse(reason, ""), ReviewNotPossible::new, t("Nothing was changed."));
        List<Reading> readings = reviews.lock(reviewId);
        if (actor.role().equals(Role.PATHOLOGIST.key())
                && readings.stream()
                        .noneMatch(reading -> reading.state() == ReadingState.SIGNED
                                && actor.userName().equals(reading.signedBy()))) {
            throw new NotAllowed(t("Who signed the review compares it with the local diagnosis. Nothing was changed."));
        }
        AgreedDiagnosis latest = repository
                .latest(reviewId)
                .filter(version -> !version.agreement().isConfirmed())
                .orElseThrow(AgreedDiagnoses::nothingToConfirm);
        Verdict computed = latest.agreement().computed();
        if (computed != null && computed != verdict && why.isEmpty()) {
            throw new ReviewNotPossible(t("Say in a few words why it is not as computed. Nothing was changed."));
        }
        String correction = computed == null || computed == verdict || why.isEmpty() ? null : why;
        repository.confirm(latest.id(), verdict, correction, relevance, actor.userName(), clock.instant());
        AgreedDiagnosis confirmed = repository.latest(reviewId).orElseThrow();
        events.publishEvent(new DiagnosisAgreed(
                actor, confirmed.caseId(), reviewId, confirmed.version(), verdict, relevance, confirmed));
        return confirmed;
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
