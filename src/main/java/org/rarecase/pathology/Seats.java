package org.rarecase.pathology;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.reader.ReaderChoice;
import org.rarecase.pathology.reader.ReaderChoices;
import org.rarecase.pathology.reader.ReaderRules;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds a reader for each seat of a review: who is asked, accepts or declines, and to whom a reading goes that was not
 * finished. Most of it is called by the process {@code reading}, one for each seat.
 */
@Service
public class Seats {

    /** How long who was asked has to answer. */
    public static final Duration TO_ANSWER = Duration.ofDays(3);

    private final ReviewRepository reviews;
    private final ReadingRepository repository;
    private final ReviewSettings settings;
    private final ReaderRules rules;
    private final ReaderChoices choices;
    private final CaseLifecycle cases;
    private final ReadingForms forms;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Seats(
            ReviewRepository reviews,
            ReadingRepository repository,
            ReviewSettings settings,
            ReaderRules rules,
            ReaderChoices choices,
            CaseLifecycle cases,
            ReadingForms forms,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.repository = repository;
        this.settings = settings;
        this.rules = rules;
        this.choices = choices;
        this.cases = cases;
        this.forms = forms;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Readings of the case that wait for a reader to be chosen, by seat. For coordinators; to others there are none.
     */
    @Transactional(readOnly = true)
    public List<Reading> unassigned(VisibleCase shown) {
        return currentAccount.has(Role.COORDINATOR)
                ? reviews.ofCase(shown.caseSummary().id()).stream()
                        .filter(Reading::isUnassigned)
                        .toList()
                : List.of();
    }

    /** Who may be asked for a reading, and who not and why. Coordinators only. */
    @Transactional(readOnly = true)
    public ReaderChoice choice(Reading reading) {
        currentAccount.as(Role.COORDINATOR);
        return choices(reading);
    }

    /**
     * Asks the first of those who may read it, where the registry has the system do so. Called by the process.
     *
     * @return the reading as it stands then
     */
    @Transactional
    public Reading choose(long reviewId, int seat) {
        Reading reading = reviews.lockSeat(reviewId, seat);
        if (reading.reader() == null && reading.state() == ReadingState.OFFERED) {
            if (!reading.isUnassigned()) {
                repository.reserve(reading.id());
                cases.reserve(reading.instanceId());
            }
            if (settings.assignment() == Assignment.AUTOMATIC) {
                choices(reading).first().ifPresent(reader -> ask(Actor.SYSTEM, reading, reader));
            }
        }
        return reviews.lockSeat(reviewId, seat);
    }

    /** Whether anybody may still be asked for the seat. Called by the process. */
    @Transactional(readOnly = true)
    public boolean isAnybodyLeft(Reading reading) {
        return !choices(reading).candidates().isEmpty();
    }

    private ReaderChoice choices(Reading reading) {
        Review review = reading.review();
        return choices.of(reading.caseId(), review.id(), review.policy().blinded());
    }

    /** Asks the reader who was chosen before, or the first who is proposed. Called by the process. */
    @Transactional
    public Reading offer(long reviewId, int seat) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        Reading reading = reviews.lockSeat(reviewId, seat);
        if (reading.isUnassigned()) {
            ReaderChoice choice = choices(reading);
            ask(
                    actor,
                    reading,
                    choice.candidates().stream()
                            .findFirst()
                            .map(ReaderChoice.Candidate::userName)
                            .orElseThrow(() -> new ReviewNotPossible(
                                    t("Nobody may read this case: {0}. Nothing was changed.", choice.whyNot()))));
        }
        return reviews.lockSeat(reviewId, seat);
    }

    /**
     * Asks this reader, and no other. Coordinators only.
     *
     * @param instanceId the form of a reading that waits for a reader
     */
    @Transactional
    public void offerTo(CaseId caseId, FormInstanceId instanceId, String reader) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        Reading reading = reviews.lock(instanceId)
                .filter(found -> found.caseId().equals(caseId) && found.isUnassigned())
                .orElseThrow(() -> new ReviewNotPossible(t("This reading has a reader already. Nothing was changed.")));
        choices(reading).require(reader);
        ask(actor, reading, reader);
        events.publishEvent(new ReaderChosen(caseId, reading.review().id(), reading.seat()));
    }

    private void ask(Actor actor, Reading reading, String reader) {
        Instant now = clock.instant();
        repository.offerTo(
                reading.id(), reader, now, now.plus(reading.review().policy().readingTime()));
        events.publishEvent(new ReadingOffered(actor, reading.caseId(), reading.instanceId(), reader));
    }

    /**
     * Who was asked reads it: the time runs from now on. Called by the process.
     *
     * @return the reading as it stands then
     */
    @Transactional
    public Reading accept(long reviewId, int seat) {
        Reading reading = own(reviewId, seat);
        String reader = Objects.requireNonNull(reading.reader());
        if (reading.review().policy().blinded()) {
            rules.requireBlinded(reading.caseId());
        }
        Instant now = clock.instant();
        repository.accept(
                reading.id(), reader, now, now.plus(reading.review().policy().readingTime()));
        cases.giveReviewForm(reading.instanceId(), reader);
        events.publishEvent(new ReadingAnswered(
                currentAccount.as(Role.PATHOLOGIST), reading.caseId(), reading.instanceId(), true, null));
        return reviews.lockSeat(reviewId, seat);
    }

    /** Who was asked does not read it; another reader is looked for. Called by the process. */
    @Transactional
    public void decline(long reviewId, int seat, String reason) {
        Reading reading = own(reviewId, seat);
        String why = TextLimit.REASON.accept(reason, ReviewNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new ReviewNotPossible(t("Say in a few words why you do not read this case. Nothing was changed."));
        }
        freeSeat(reading, why);
        events.publishEvent(new ReadingAnswered(
                currentAccount.as(Role.PATHOLOGIST), reading.caseId(), reading.instanceId(), false, why));
    }

    /** There was no answer in time. Called by the process. */
    @Transactional
    public void withdrawOffer(long reviewId, int seat) {
        Reading reading = reviews.lockSeat(reviewId, seat);
        if (reading.state() == ReadingState.OFFERED && reading.reader() != null) {
            freeSeat(reading, null);
            events.publishEvent(
                    new ReadingUnanswered(reading.caseId(), reading.instanceId(), String.valueOf(reading.reader())));
        }
    }

    private void freeSeat(Reading reading, @Nullable String reason) {
        Instant now = clock.instant();
        repository.decline(
                reading, reason, now, now.plus(reading.review().policy().readingTime()));
    }

    /** The reading of the seat, if it is offered to the account at hand. */
    private Reading own(long reviewId, int seat) {
        String userName = currentAccount.as(Role.PATHOLOGIST).userName();
        return Optional.of(reviews.lockSeat(reviewId, seat))
                .filter(reading -> reading.state() == ReadingState.OFFERED && reading.isReadBy(userName))
                .orElseThrow(() ->
                        new ReviewNotPossible(t("No review of this case is waiting for you. Nothing was changed.")));
    }

    /** Tells the reader that the time is running out. Called by the process. */
    @Transactional
    public void remind(long reviewId, int seat) {
        Reading reading = reviews.lockSeat(reviewId, seat);
        String reader = reading.reader();
        if (reading.state() == ReadingState.ACCEPTED && reader != null) {
            events.publishEvent(new ReadingDueSoon(reading.caseId(), reading.instanceId(), reader));
        }
    }

    /** Tells the reader and the coordinators that the time has passed. Called by the process. */
    @Transactional
    public void remindOverdue(long reviewId, int seat) {
        Instant now = clock.instant();
        Reading reading = reviews.lockSeat(reviewId, seat);
        if (reading.isOverdue(now)) {
            repository.remind(reading.id(), now);
            events.publishEvent(new ReviewOverdue(reading.caseId(), reading.instanceId(), reading.reader()));
        }
    }

    /** Takes the reading from a reader whose time passed a week ago. Called by the process. */
    @Transactional
    public void handOver(long reviewId, int seat) {
        Reading reading = reviews.lockSeat(reviewId, seat);
        if (reading.state() == ReadingState.ACCEPTED) {
            currentAccount.callAsSystem(() -> {
                currentAccount.runStep(Actor.SYSTEM, () -> handOver(Actor.SYSTEM, reading, "Not signed in time"));
                return true;
            });
        }
    }

    /**
     * Gives a reading that was begun and not signed to another reader, in a form of its own. Coordinators only.
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
        handOver(actor, reading, why);
        if (reading.isByChoice()) {
            events.publishEvent(new ReadingTakenAway(caseId, reading.review().id(), reading.seat()));
        }
    }

    private void handOver(Actor actor, Reading reading, String reason) {
        CaseId caseId = reading.caseId();
        Review review = reading.review();
        cases.retireReviewForm(actor, caseId, reading.instanceId());
        Instant now = clock.instant();
        Instant dueAt = now.plus(review.policy().readingTime());
        repository.handOver(reading.id(), reason, now);
        FormInstanceId next = forms.add(caseId, review.policy(), reading.isByChoice());
        repository.insert(review, reading.seat(), reading.isByChoice(), next, now, dueAt);
        events.publishEvent(new ReadingHandedOver(
                actor, caseId, reading.instanceId(), Objects.requireNonNull(reading.reader()), reason));
        if (!reading.isByChoice()) {
            events.publishEvent(new ReaderChanged(caseId, review.id(), null, dueAt));
        }
        events.publishEvent(new ReviewRequested(caseId, next, !reading.isByChoice()));
    }
}
