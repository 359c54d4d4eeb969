package org.rarecase.pathology;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.rarecase.casebook.event.ReviewBegun;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.KnownItem;
import org.rarecase.pathology.reader.ReaderRules;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of central reviews. They are opened and signed off by the process; the forms are filled in the casebook. Each
 * reader states the own diagnosis blinded in a form of the own, which nobody else is shown before all are signed, and how
 * it agrees with the local one in a second form, after the signature.
 */
@Service
public class ReviewReadings {

    private final ReviewRepository reviews;
    private final ReadingRepository repository;
    private final ReviewSettings settings;
    private final ReaderRules rules;
    private final CaseLifecycle cases;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewReadings(
            ReviewRepository reviews,
            ReadingRepository repository,
            ReviewSettings settings,
            ReaderRules rules,
            CaseLifecycle cases,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.repository = repository;
        this.settings = settings;
        this.rules = rules;
        this.cases = cases;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A review that was opened.
     *
     * @param dueAt until when it is to be signed off
     */
    public record Opened(long reviewId, Instant dueAt) {}

    /**
     * Asks for a review; one of the same occasion that ended without a signature goes on, with what its reader had
     * entered. Called by the process.
     *
     * @param occasion null: the first diagnosis, or a relapse where that was reviewed before
     * @param decided outputs of {@code review-policy.dmn} by name
     */
    @Transactional
    public Opened open(CaseId caseId, @Nullable Occasion occasion, Map<String, ?> decided) {
        ReviewPolicy policy = ReviewPolicy.of(decided, settings.signWithin());
        List<Reading> before = reviews.lockOfCase(caseId);
        Occasion why = occasion != null
                ? occasion
                : before.stream().anyMatch(reading -> reading.state() == ReadingState.SIGNED)
                        ? Occasion.RELAPSE
                        : Occasion.FIRST;
        Instant now = clock.instant();
        Instant dueAt = now.plus(policy.readingTime());
        Optional<Reading> ended = before.stream()
                .filter(reading -> reading.state() == ReadingState.ENDED
                        && reading.review().state() == ReviewState.ENDED
                        && reading.review().occasion() == why)
                .findFirst();
        FormInstanceId instanceId = cases.openReviewForm(
                caseId, Reviews.FORM, ended.map(Reading::reader).orElse(null));
        long reviewId;
        if (ended.filter(reading -> reading.instanceId().equals(instanceId)).isPresent()) {
            reviewId = ended.get().review().id();
            repository.resume(reviewId, policy, now, dueAt);
        } else {
            reviewId = repository.request(caseId, why, policy, now);
            repository.offer(reviewId, caseId, 1, instanceId, now, dueAt);
        }
        events.publishEvent(new ReviewRequested(caseId, instanceId));
        return new Opened(reviewId, dueAt);
    }

    /** Whoever fills an own review first becomes its reader, unless that person knows what the site found. */
    @EventListener
    void on(ReviewBegun event) {
        CaseId caseId = event.caseSummary().id();
        if (event.entry().form().key().equals(Reviews.FORM)) {
            reviews.lock(event.entry().id())
                    .filter(reading -> reading.state() == ReadingState.OFFERED)
                    .ifPresent(reading -> accept(reading, event.actor()));
        } else if (event.entry().form().key().equals(Reviews.COMPARISON)) {
            reviews.ofCase(caseId).stream().findFirst().ifPresent(reading -> requireReader(reading, event.actor()));
        }
    }

    private void requireBlinded(Reading reading) {
        if (reading.review().policy().blinded() && !reading.isAdjudication()) {
            rules.requireBlinded(reading.caseId());
        }
    }

    private void accept(Reading reading, Actor actor) {
        requireBlinded(reading);
        repository.accept(reading.id(), actor.userName());
        events.publishEvent(
                new ReaderChanged(reading.caseId(), reading.review().id(), actor.userName(), reading.dueAt()));
    }

    /**
     * Signs the own form off; one of before the comparison says the verdict itself. Called by the process.
     *
     * @param reviewId of the review that the process is about; null: any of the case
     */
    @Transactional
    public void signOff(CaseId caseId, @Nullable Long reviewId) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        List<Reading> open = reviews.lockOfCase(caseId).stream()
                .filter(reading -> reading.state().isOpen())
                .filter(reading -> reviewId == null || reading.review().id() == reviewId)
                .toList();
        Reading reading = own(open, actor)
                .orElseThrow(() ->
                        new ReviewNotPossible(t("No review of this case is waiting for you. Nothing was changed.")));
        requireBlinded(reading);
        FormInstance entry = cases.signOff(caseId, reading.instanceId());
        Verdict verdict = verdict(entry);
        boolean last = open.stream()
                .noneMatch(other -> other.review().id() == reading.review().id() && other.id() != reading.id());
        repository.sign(reading, actor.userName(), last, verdict, clock.instant());
        events.publishEvent(new ReviewSigned(actor, caseId, reading.instanceId(), verdict));
    }

    /** The one that the account has begun; else one that nobody has. */
    private static Optional<Reading> own(List<Reading> open, Actor actor) {
        return open.stream()
                .filter(reading -> reading.isReadBy(actor.userName()))
                .findFirst()
                .or(() -> open.stream()
                        .filter(reading -> reading.reader() == null)
                        .findFirst());
    }

    private static @Nullable Verdict verdict(FormInstance entry) {
        return entry.answers().get(KnownItem.CONCORDANCE.path()) instanceof Answer.Text answer
                ? Verdict.ofCode(answer.text()).orElse(null)
                : null;
    }

    /** Whether the reader is still to be asked how the signed review agrees with the local diagnosis, by a form. */
    @Transactional(readOnly = true)
    public boolean isToBeCompared(CaseId caseId) {
        return statesNoVerdict(caseId) && cases.hasForm(Reviews.COMPARISON);
    }

    /** Whether the signed review does not say yet how it agrees with the local diagnosis. */
    @Transactional(readOnly = true)
    public boolean statesNoVerdict(CaseId caseId) {
        return reviews.ofCase(caseId).stream()
                .findFirst()
                .filter(reading -> reading.review().isToBeCompared())
                .isPresent();
    }

    /** Opens the form in which the reader compares, and tells who that is; null: any pathologist. Called by the process. */
    @Transactional
    public @Nullable String openComparison(CaseId caseId) {
        Reading reading = latest(caseId)
                .filter(latest -> latest.review().isToBeCompared())
                .orElseThrow(ReviewReadings::nothingToCompare);
        repository.compare(reading.review().id(), cases.openReviewForm(caseId, Reviews.COMPARISON, null));
        return reader(reading);
    }

    /**
     * Signs the comparison off and takes the verdict from it. Called by the process. Only by the reader of the review,
     * as long as that person reads for this site.
     */
    @Transactional
    public void signOffComparison(CaseId caseId) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        Reading reading = latest(caseId)
                .filter(latest -> latest.review().isBeingCompared())
                .orElseThrow(ReviewReadings::nothingToCompare);
        requireReader(reading, actor);
        FormInstanceId comparison = reading.review().comparison().instanceId();
        FormInstance entry = cases.signOff(caseId, Objects.requireNonNull(comparison));
        Verdict verdict = verdict(entry);
        repository.compared(reading.review().id(), verdict, clock.instant());
        events.publishEvent(new ReviewCompared(actor, caseId, reading.instanceId(), entry.id(), verdict));
    }

    private void requireReader(Reading reading, Actor actor) {
        String reader = reader(reading);
        if (reader != null && !reader.equals(actor.userName())) {
            throw new NotAllowed(t("Who signed the review compares it with the local diagnosis. Nothing was changed."));
        }
    }

    /** Who is to compare the review; null: any pathologist, since who signed it does so no more. */
    private @Nullable String reader(Reading reading) {
        SiteId site = reviews.site(reading.caseId());
        return accounts.active(Role.PATHOLOGIST, site).stream()
                .map(Account::userName)
                .filter(userName -> userName.equals(reading.signedBy()))
                .findFirst()
                .orElse(null);
    }

    private Optional<Reading> latest(CaseId caseId) {
        return reviews.lockOfCase(caseId).stream().findFirst();
    }

    private static ReviewNotPossible nothingToCompare() {
        return new ReviewNotPossible(t("No review of this case is to be compared. Nothing was changed."));
    }

    /**
     * Gives a reading that was begun and not signed to whoever begins next, in a form of its own. Coordinators only.
     *
     * @param instanceId the form of the reading
     */
    @Transactional
    public void handOver(CaseId caseId, FormInstanceId instanceId, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        String why = TextLimit.REASON.accept(reason, ReviewNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new ReviewNotPossible(t("Say in a few words why another reader is needed. Nothing was changed."));
        }
        Reading reading = reviews.lock(instanceId)
                .filter(found -> found.caseId().equals(caseId) && found.state() == ReadingState.ACCEPTED)
                .orElseThrow(() -> new ReviewNotPossible(
                        t("This review is not being read by anybody, or is signed off. Nothing was changed.")));
        cases.retireReviewForm(actor, caseId, instanceId);
        Instant now = clock.instant();
        Instant dueAt = now.plus(reading.review().policy().readingTime());
        repository.handOver(reading.id(), why, now);
        FormInstanceId next = cases.openReviewForm(caseId, Reviews.FORM, null);
        repository.offer(reading.review().id(), caseId, reading.seat(), next, now, dueAt);
        events.publishEvent(
                new ReadingHandedOver(actor, caseId, instanceId, Objects.requireNonNull(reading.reader()), why));
        events.publishEvent(new ReaderChanged(caseId, reading.review().id(), null, dueAt));
        events.publishEvent(new ReviewRequested(caseId, next));
    }

    /** Called by the process when the deadline has passed. What was signed meanwhile is left as it is. */
    @Transactional
    public void remind(CaseId caseId) {
        Instant now = clock.instant();
        reviews.lockOfCase(caseId).stream()
                .filter(reading -> reading.isOverdue(now))
                .forEach(reading -> {
                    repository.remind(reading.id(), now);
                    events.publishEvent(new ReviewOverdue(caseId, reading.instanceId(), reading.reader()));
                });
    }

    /** Called when there is no consent to it any more. What was signed stays signed. */
    @Transactional
    public void end(CaseId caseId) {
        repository.end(caseId);
    }
}
