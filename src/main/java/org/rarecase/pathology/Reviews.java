package org.rarecase.pathology;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.event.CaseAboutToBeApproved;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.KnownItem;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The central reviews as the account may read them, and what they keep a case from. */
@Service
public class Reviews {

    public static final FormKey FORM = new FormKey("central-review");
    public static final FormKey COMPARISON = KnownItem.CONCORDANCE.form();

    private final ReviewRepository repository;
    private final ReadingRepository readings;
    private final CurrentAccount currentAccount;

    Reviews(ReviewRepository repository, ReadingRepository readings, CurrentAccount currentAccount) {
        this.repository = repository;
        this.readings = readings;
        this.currentAccount = currentAccount;
    }

    /** What the pathologist found goes with the case. */
    @EventListener
    void on(CaseErased event) {
        readings.erase(event.caseId());
    }

    /** Who approves against the review says why: nobody passes a major disagreement over without noticing. */
    @EventListener
    void on(CaseAboutToBeApproved event) {
        List<Reading> all = repository.lockOfCase(event.caseId());
        Optional<Review> latest = all.stream().findFirst().map(Reading::review);
        if (latest.filter(Review::isBeingCompared).isPresent()) {
            throw new ReviewNotPossible(
                    t("The central review of this case is not compared with the local diagnosis yet."
                            + " The case was not approved. Wait for the pathologist, or return the case to the site."));
        }
        if (event.reason() == null
                && latest.filter(review -> review.verdict() == Verdict.MAJOR_DISAGREEMENT)
                        .isPresent()) {
            throw new VerdictNeedsReason();
        }
        if (all.stream().anyMatch(reading -> reading.review().state() == ReviewState.WAITING)) {
            throw new ReviewNotPossible(t("The central review of this case is not signed off yet."
                    + " The case was not approved. Wait for the pathologist, or return the case to the site."));
        }
    }

    /**
     * All readings of a review, with their readers, held until the transaction ends; whoever asks. None if there is no such
     * review.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Reading> lock(long reviewId) {
        return repository.lockOfReview(reviewId);
    }

    /** As {@link #lock}, not held: for who asks after checking who may know it. */
    @Transactional(readOnly = true)
    public List<Reading> ofReview(long reviewId) {
        return repository.ofReview(reviewId);
    }

    /** The case that a review is of, whoever asks. */
    @Transactional(readOnly = true)
    public Optional<CaseId> caseOf(long reviewId) {
        return repository.caseOf(reviewId);
    }

    /** Whether a review of the case is waited for. */
    @Transactional(readOnly = true)
    public boolean isOpen(CaseId caseId) {
        return has(caseId, state -> state == ReviewState.WAITING);
    }

    /** Whether a review of the case was ever signed off. */
    @Transactional(readOnly = true)
    public boolean hasSigned(CaseId caseId) {
        return has(caseId, ReviewState::isSigned);
    }

    private boolean has(CaseId caseId, Predicate<ReviewState> wanted) {
        return repository.ofCase(caseId).stream()
                .anyMatch(reading -> wanted.test(reading.review().state()));
    }

    /**
     * The latest review of a case that the account has open, by its readings. Whoever is blinded gets the own reading and
     * one that nobody has begun, and of others at most that the review is signed: not whether, or by whom, it is read. Who
     * reads is told to coordinators and auditors before it is signed, to others after.
     */
    @Transactional(readOnly = true)
    public List<Reading> ofCase(VisibleCase visibleCase) {
        List<Reading> all = repository.ofCase(visibleCase.caseSummary().id());
        if (all.isEmpty()) {
            return List.of();
        }
        long latest = all.getFirst().review().id();
        String own = currentAccount.account().userName();
        return all.stream()
                .filter(reading ->
                        reading.review().id() == latest && !reading.state().isReplaced())
                .filter(reading -> !visibleCase.blinded() || isOpenTo(reading, own))
                .map(reading -> shown(reading, visibleCase.blinded(), own))
                .toList();
    }

    /**
     * A reading for who reads it: the own one, or one that nobody has begun. Of others, and of those at other sites, not even
     * that they exist.
     */
    @Transactional(readOnly = true)
    public Optional<Reading> toRead(long readingId) {
        Account account = currentAccount.account();
        return account.roles().contains(Role.PATHOLOGIST)
                ? repository
                        .find(readingId)
                        .filter(reading -> !reading.state().isReplaced())
                        .filter(reading -> reading.reader() == null || reading.isReadBy(account.userName()))
                        .filter(reading -> account.sites().includes(repository.site(reading.caseId())))
                        .map(reading -> shown(reading, true, account.userName()))
                : Optional.empty();
    }

    private Reading shown(Reading reading, boolean blinded, String own) {
        if (blinded && !reading.isReadBy(own)) {
            return reading.hidden();
        }
        return reading.isReadBy(own) || knowsReaders() || !reading.state().isOpen() && isToldOf(reading)
                ? reading
                : reading.withoutReader();
    }

    /** Those who judge cases are told who signed; the site and its monitor once a diagnosis is agreed on. */
    private boolean isToldOf(Reading reading) {
        return currentAccount.account().isReviewerOnly()
                || reading.review().state() == ReviewState.AGREED
                || reading.review().verdict() != null;
    }

    private boolean knowsReaders() {
        return currentAccount.has(Role.COORDINATOR) || currentAccount.has(Role.AUDITOR);
    }

    /** Of a reading by somebody else only that it is signed, once the review as a whole is. */
    private static boolean isOpenTo(Reading reading, String own) {
        return reading.reader() == null && !reading.isByChoice()
                || reading.isReadBy(own)
                || reading.review().state().isSigned();
    }

    /**
     * The signed review with its verdict, for who has opened the case and sees the form it stands in; never for who is
     * blinded. No statement where the case has none.
     */
    @Transactional(readOnly = true)
    public Optional<Reading> verdict(VisibleCase shown) {
        Set<FormInstanceId> signed = shown.blinded()
                ? Set.of()
                : shown.entries().stream()
                        .filter(entry -> entry.form().key().equals(FORM) && entry.signedOffAt() != null)
                        .map(FormInstance::id)
                        .collect(Collectors.toSet());
        return signed.isEmpty()
                ? Optional.empty()
                : repository.ofCase(shown.caseSummary().id()).stream()
                        .filter(reading -> reading.verdict() != null && signed.contains(reading.instanceId()))
                        .findFirst();
    }
}
