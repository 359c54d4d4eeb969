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
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.event.ReviewBegun;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.pathology.reader.ReaderRules;
import org.rarecase.shared.Actor;
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

    private static final ItemPath ADEQUACY = ItemPath.of("adequacy");
    private static final Answer INADEQUATE = Answer.text("inadequate");

    private final ReviewRepository reviews;
    private final ReadingRepository repository;
    private final ReviewSettings settings;
    private final ReaderRules rules;
    private final Casebook casebook;
    private final CaseLifecycle cases;
    private final ReadingForms forms;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewReadings(
            ReviewRepository reviews,
            ReadingRepository repository,
            ReviewSettings settings,
            ReaderRules rules,
            Casebook casebook,
            CaseLifecycle cases,
            ReadingForms forms,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.repository = repository;
        this.settings = settings;
        this.rules = rules;
        this.casebook = casebook;
        this.cases = cases;
        this.forms = forms;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A review that was opened.
     *
     * @param dueAt until when it is to be signed off
     * @param seats how many read it
     */
    public record Opened(long reviewId, Instant dueAt, int seats) {}

    /**
     * Asks for a review, with a seat for each reader; one of the same occasion that ended without a signature goes on, with
     * what its readers had entered. Called by the process.
     *
     * @param occasion null: the first diagnosis, or a relapse where that was reviewed before
     * @param decided outputs of {@code review-policy.dmn} by name
     */
    @Transactional
    public Opened open(CaseId caseId, @Nullable Occasion occasion, Map<String, ?> decided) {
        ReviewPolicy policy = ReviewPolicy.of(decided, settings.signWithin());
        return open(caseId, occasion, policy, true);
    }

    /** As it was drawn before readers were chosen: one reads it, and whoever begins is the reader. Called by the process. */
    @Transactional
    public Opened openToAnybody(CaseId caseId, @Nullable Occasion occasion, Map<String, ?> decided) {
        ReviewPolicy policy = ReviewPolicy.of(decided, settings.signWithin());
        return open(caseId, occasion, policy, false);
    }

    private Opened open(CaseId caseId, @Nullable Occasion occasion, ReviewPolicy policy, boolean byChoice) {
        List<Reading> before = reviews.lockOfCase(caseId);
        Occasion why = occasion != null
                ? occasion
                : before.stream().anyMatch(reading -> reading.review().state().isSigned())
                        ? Occasion.RELAPSE
                        : Occasion.FIRST;
        Instant now = clock.instant();
        Instant dueAt = now.plus(policy.readingTime());
        List<Reading> ended = before.stream()
                .filter(reading -> reading.state() == ReadingState.ENDED
                        && reading.review().state() == ReviewState.ENDED
                        && reading.review().occasion() == why)
                .toList();
        if (!ended.isEmpty()) {
            Review review = ended.getFirst().review();
            repository.resume(review.id(), policy, now, dueAt);
            ended.stream()
                    .filter(reading -> reading.review().id() == review.id())
                    .forEach(reading ->
                            events.publishEvent(new ReviewRequested(caseId, reading.instanceId(), !byChoice)));
            return new Opened(review.id(), dueAt, seats(before, review));
        }
        long reviewId = repository.request(caseId, why, policy, now);
        int seats = byChoice ? policy.readers() : 1;
        for (int seat = 1; seat <= seats; seat++) {
            FormInstanceId instanceId = forms.add(caseId, policy, byChoice);
            repository.insert(reviewId, caseId, seat, byChoice, instanceId, now, dueAt);
            events.publishEvent(new ReviewRequested(caseId, instanceId, !byChoice));
        }
        return new Opened(reviewId, dueAt, seats);
    }

    private static int seats(List<Reading> readings, Review review) {
        return readings.stream()
                .filter(reading -> reading.review().id() == review.id())
                .mapToInt(Reading::seat)
                .max()
                .orElse(1);
    }

    /** Whoever fills an own review first becomes its reader, unless that person knows what the site found. */
    @EventListener
    void on(ReviewBegun event) {
        CaseId caseId = event.caseSummary().id();
        if (event.entry().form().key().equals(Reviews.FORM)) {
            reviews.lock(event.entry().id())
                    .filter(reading -> reading.state() == ReadingState.OFFERED && !reading.isByChoice())
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
        repository.accept(reading.id(), actor.userName(), clock.instant(), reading.dueAt());
        events.publishEvent(
                new ReaderChanged(reading.caseId(), reading.review().id(), actor.userName(), reading.dueAt()));
    }

    /**
     * Signs the own form off; one of before the comparison says the verdict itself. Called by the process.
     *
     * @param reviewId of the review that the process is about; null: any of the case
     * @param seat of the reader that the process is about; null: the reader's own
     */
    @Transactional
    public void signOff(CaseId caseId, @Nullable Long reviewId, @Nullable Integer seat) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        List<Reading> open = reviews.lockOfCase(caseId).stream()
                .filter(reading -> reading.state().isOpen())
                .filter(reading -> reviewId == null || reading.review().id() == reviewId)
                .toList();
        Reading reading = own(open, actor)
                .filter(found -> seat == null || found.seat() == seat)
                .orElseThrow(() ->
                        new ReviewNotPossible(t("No review of this case is waiting for you. Nothing was changed.")));
        requireBlinded(reading);
        FormInstance entry = cases.signOff(caseId, reading.instanceId());
        Verdict verdict = verdict(entry);
        boolean last = open.stream()
                .noneMatch(other -> other.review().id() == reading.review().id() && other.id() != reading.id());
        repository.sign(reading, actor.userName(), last, verdict, clock.instant());
        if (verdict != null || !reading.isByChoice() && !cases.hasForm(Reviews.COMPARISON)) {
            // One of before the comparison: nothing follows that would agree on it.
            cases.releaseReviewForms(List.of(reading.instanceId()));
        }
        // Who signed must not tell who has not: the review is signed when all its readings are.
        if (last) {
            events.publishEvent(new ReviewSigned(actor, caseId, reading.instanceId(), verdict));
        }
    }

    /**
     * Signs the own form off with which no diagnosis can be made. Called by the process.
     *
     * @param reviewId as of {@link #signOff}
     * @param seat as of {@link #signOff}
     */
    @Transactional
    public void signOffInadequate(CaseId caseId, @Nullable Long reviewId, @Nullable Integer seat) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        boolean inadequate = reviews.lockOfCase(caseId).stream()
                .filter(reading -> reading.state() == ReadingState.ACCEPTED && reading.isReadBy(actor.userName()))
                .allMatch(reading -> casebook.open(caseId)
                        .entry(reading.instanceId())
                        .answers()
                        .get(ADEQUACY)
                        .equals(INADEQUATE));
        if (!inadequate) {
            throw new ReviewNotPossible(
                    t(
                            "The form does not say that the material is inadequate. Nothing was changed. Choose it there first."));
        }
        signOff(caseId, reviewId, seat);
    }

    /** The seats of a review, in order. */
    @Transactional(readOnly = true)
    public List<Integer> seats(long reviewId) {
        return reviews.ofReview(reviewId).stream().map(Reading::seat).distinct().toList();
    }

    /** The one that the account has begun; else one that nobody has. */
    private static Optional<Reading> own(List<Reading> open, Actor actor) {
        return open.stream()
                .filter(reading -> reading.state() == ReadingState.ACCEPTED && reading.isReadBy(actor.userName()))
                .findFirst()
                .or(() -> open.stream()
                        .filter(reading -> reading.reader() == null && !reading.isByChoice())
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
        cases.releaseReviewForms(List.of(reading.instanceId(), entry.id()));
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
