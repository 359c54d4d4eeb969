package org.rarecase.pathology.session;

import static org.rarecase.shared.Messages.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.form.Item;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.pathology.AdjudicatorSeat;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.Review;
import org.rarecase.pathology.ReviewPolicy.PanelOn;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.Basis;
import org.rarecase.pathology.agreed.ComparedReview;
import org.rarecase.pathology.agreed.ComparedReviews;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.pathology.agreed.Stated;
import org.rarecase.pathology.concordance.FoundDiagnosis;
import org.rarecase.pathology.reader.ReaderRules;
import org.rarecase.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision on a review whose readers differ: by one further reader, by a panel, or by the one and then the other, as
 * the policy of the review has it.
 */
@Service
public class Adjudications {

    private final AdjudicatorSeat seat;
    private final SessionRepository sessions;
    private final Reviews reviews;
    private final AgreedDiagnoses agreed;
    private final ComparedReviews comparisons;
    private final ReadersFound readersFound;
    private final ReaderRules rules;
    private final Casebook casebook;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;

    Adjudications(
            AdjudicatorSeat seat,
            SessionRepository sessions,
            Reviews reviews,
            AgreedDiagnoses agreed,
            ComparedReviews comparisons,
            ReadersFound readersFound,
            ReaderRules rules,
            Casebook casebook,
            Accounts accounts,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events) {
        this.seat = seat;
        this.sessions = sessions;
        this.reviews = reviews;
        this.agreed = agreed;
        this.comparisons = comparisons;
        this.readersFound = readersFound;
        this.rules = rules;
        this.casebook = casebook;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.events = events;
    }

    /**
     * The latest review of a case, whoever asks: nothing of it is told.
     *
     * @throws NotAllowed if there is none
     */
    @Transactional
    public long latest(CaseId caseId) {
        return sessions.latestReview(caseId).orElseThrow(() -> new NotAllowed(t("This session is not open to you.")));
    }

    /** Whether a panel decides at once, without a further reader. Called by the process. */
    @Transactional
    public boolean beginsWithPanel(long reviewId) {
        Evidence evidence = material(reviewId);
        return evidence.review().policy().panelOn() == PanelOn.MAJOR && readersFound.differInMajorPoint(evidence);
    }

    /** Who may adjudicate: a pathologist of the site who holds no seat and is not of its laboratory. Coordinators only. */
    @Transactional
    public List<Account> eligible(long reviewId) {
        currentAccount.as(Role.COORDINATOR);
        List<Reading> readings = reviews.lock(reviewId);
        if (readings.isEmpty()) {
            return List.of();
        }
        var caseId = readings.getFirst().caseId();
        return accounts.active(Role.PATHOLOGIST, sessions.site(caseId)).stream()
                .filter(account -> readings.stream()
                        .noneMatch(reading -> account.userName().equals(reading.reader())))
                .filter(account -> !rules.isOfLaboratory(caseId, account))
                .toList();
    }

    /** Gives the review to one further reader. Coordinators only. */
    @Transactional
    public void choose(long reviewId, String adjudicator) {
        Actor actor = currentAccount.as(Role.COORDINATOR);
        if (eligible(reviewId).stream().noneMatch(account -> account.userName().equals(adjudicator))) {
            throw new SessionRefused(t(
                    "{0} cannot adjudicate this review: holds a seat of it, belongs to the laboratory of the site, or is"
                            + " no pathologist of it. Nothing was changed.",
                    accounts.names(List.of(adjudicator)).getOrDefault(adjudicator, adjudicator)));
        }
        require(Next.ADJUDICATOR, reviewId);
        seat.give(reviewId, adjudicator);
        events.publishEvent(new SessionChanged(
                actor,
                reviews.lock(reviewId).getFirst().caseId(),
                reviewId,
                SessionChanged.Step.ADJUDICATOR_CHOSEN,
                adjudicator,
                null));
    }

    /** Until when the adjudicator is to sign; null: there is none. Called by the process. */
    @Transactional
    public @Nullable Instant dueAt(long reviewId) {
        return seat.find(reviewId).map(Reading::dueAt).orElse(null);
    }

    /**
     * States what the adjudicator found as the agreed diagnosis, unless a panel has to decide since it is what none of the
     * readers found. Called by the process when the adjudicator has signed.
     *
     * @return whether it is settled
     */
    @Transactional
    public boolean settle(Actor actor, long reviewId) {
        Evidence evidence = material(reviewId);
        FoundDiagnosis decided = readersFound
                .byAdjudicator(evidence)
                .orElseThrow(() -> new SessionRefused(t("The adjudicator has not signed. Nothing was changed.")));
        if (evidence.review().policy().panelOn() == PanelOn.UNRESOLVED
                && !readersFound.isFoundByOne(evidence, decided)) {
            return false;
        }
        agreed.state(
                actor,
                new Stated(
                        reviewId,
                        Basis.ADJUDICATION,
                        new DiagnosisContent(
                                decided.morphology(),
                                decided.words(),
                                decided.stated().grade(),
                                decided.stated().subtype(),
                                decided.stated().score()),
                        readersFound.dissent(evidence, decided),
                        null));
        return true;
    }

    /**
     * What is decided on, for coordinators, auditors, the adjudicator, and who takes part in a session on it.
     *
     * @throws NotAllowed for anybody else, and for who still reads the case blinded
     */
    @Transactional
    public Evidence evidence(long reviewId) {
        currentAccount.as(Role.COORDINATOR, Role.AUDITOR, Role.PATHOLOGIST);
        String own = currentAccount.account().userName();
        boolean all = currentAccount.has(Role.COORDINATOR) || currentAccount.has(Role.AUDITOR);
        boolean adjudicates = seat.find(reviewId)
                .filter(reading -> own.equals(reading.reader()))
                .isPresent();
        boolean takesPart =
                sessions.ofReview(reviewId).flatMap(item -> item.vote(own)).isPresent();
        Evidence evidence = all || adjudicates || takesPart ? material(reviewId) : null;
        if (evidence == null
                || !sessions.readBlinded(own, List.of(evidence.review().caseId()))
                        .isEmpty()) {
            throw new NotAllowed(t("This session is not open to you."));
        }
        return evidence;
    }

    /**
     * The same side by side.
     *
     * @throws NotAllowed as {@link #evidence}
     */
    @Transactional
    public ComparedReview compared(long reviewId) {
        evidence(reviewId);
        List<ComparedReview> opened = new ArrayList<>();
        currentAccount.runStep(
                new Actor(currentAccount.account().userName(), Role.PATHOLOGIST.key()),
                () -> opened.add(comparisons.open(reviewId)));
        return opened.getFirst();
    }

    /** The codes of morphology that the form of the readers has, for who may read {@link #evidence}. */
    @Transactional
    public List<Code> codes(long reviewId) {
        return evidence(reviewId).shown().entries().stream()
                .filter(entry -> entry.form().key().equals(Reviews.FORM))
                .flatMap(entry -> entry.form().find("review_morphology").stream())
                .map(Item::codeList)
                .filter(Objects::nonNull)
                .findFirst()
                .map(CodeList::codes)
                .map(List::copyOf)
                .orElse(List.of());
    }

    /** Who is to decide next. */
    public enum Next {
        /** A further reader is to be chosen. */
        ADJUDICATOR,
        /** The further reader is to sign. */
        ADJUDICATION,
        /** A session of the panel is to be prepared. */
        SESSION,
        /** It is decided, or on the agenda of a session. */
        NONE
    }

    /** What a review whose readers differ waits for; for those who may read {@link #evidence}. */
    @Transactional
    public Next next(long reviewId) {
        Evidence evidence = evidence(reviewId);
        if (agreed.latest(reviewId).isPresent()
                || sessions.ofReview(reviewId)
                        .filter(item -> item.state().isOpen())
                        .isPresent()) {
            return Next.NONE;
        }
        Optional<Reading> seated = seat.find(reviewId);
        if (seated.isPresent()) {
            return seated.get().state() == ReadingState.SIGNED ? Next.SESSION : Next.ADJUDICATION;
        }
        return evidence.review().policy().panelOn() == PanelOn.MAJOR && readersFound.differInMajorPoint(evidence)
                ? Next.SESSION
                : Next.ADJUDICATOR;
    }

    private void require(Next wanted, long reviewId) {
        if (next(reviewId) != wanted) {
            throw new SessionRefused(t("This review does not wait for it any more, or not yet. Nothing was changed."));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Evidence material(long reviewId) {
        List<Reading> readings = reviews.lock(reviewId);
        if (readings.isEmpty()) {
            throw new NotAllowed(t("This session is not open to you."));
        }
        Review review = readings.getFirst().review();
        List<VisibleCase> opened = new ArrayList<>();
        // Who may see it was asked before; what is decided on is never shown with a part hidden.
        currentAccount.runStep(
                new Actor(currentAccount.account().userName(), Role.PATHOLOGIST.key()),
                () -> opened.add(casebook.open(review.caseId()).withoutDrafts()));
        return new Evidence(
                review,
                opened.getFirst(),
                readings.stream()
                        .filter(reading -> reading.state() == ReadingState.SIGNED)
                        .sorted(Comparator.comparingInt(Reading::seat))
                        .toList());
    }
}
