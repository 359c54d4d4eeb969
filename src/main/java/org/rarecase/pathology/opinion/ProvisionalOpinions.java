package org.rarecase.pathology.opinion;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.agreed.DiagnosisAgreed;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a reader tell the site before the sign-off what the tumour may be, where treatment cannot wait. The site reads it as
 * provisional and by one reader; other readers do not, and no figure counts it.
 */
@Service
public class ProvisionalOpinions {

    private final OpinionRepository repository;
    private final Reviews reviews;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProvisionalOpinions(
            OpinionRepository repository,
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

    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /** What is agreed on takes its place. */
    @EventListener
    void on(DiagnosisAgreed event) {
        repository.endOfReview(event.reviewId(), clock.instant());
    }

    /**
     * Tells the site; of the same reader only the last one holds. By a reader who has begun and not signed.
     *
     * @param diagnosis in words
     * @param reason why it cannot wait
     */
    @Transactional
    public void release(long reviewId, String diagnosis, String reason) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        String kept = t("Nothing was told to the site.");
        String words = TextLimit.REASON.accept(diagnosis, ReviewNotPossible::new, kept);
        String why = TextLimit.REASON.accept(reason, ReviewNotPossible::new, kept);
        if (words.isEmpty() || why.isEmpty()) {
            throw new ReviewNotPossible(
                    t("Write what you hold the tumour to be, and why that cannot wait.") + " " + kept);
        }
        Reading own = reviews.lock(reviewId).stream()
                .filter(reading -> reading.state().isOpen() && actor.userName().equals(reading.reader()))
                .findFirst()
                .orElseThrow(() -> new ReviewNotPossible(
                        t("Only who has begun a reading and not signed it releases an opinion.") + " " + kept));
        repository.release(own, actor.userName(), words, why, clock.instant());
        events.publishEvent(
                new OpinionReleased(actor, own.caseId(), Objects.requireNonNull(own.instanceId()), words, why));
    }

    /** Called when there is no consent to the review any more. */
    @Transactional
    public void end(CaseId caseId) {
        repository.endOfCase(caseId, clock.instant());
    }

    /** Newest first; for a reader who is blinded the own ones alone. */
    @Transactional(readOnly = true)
    public List<ProvisionalOpinion> ofCase(VisibleCase shown) {
        String own = currentAccount.account().userName();
        return repository.ofCase(shown.caseSummary().id()).stream()
                .filter(opinion -> !shown.blinded() || own.equals(opinion.reader()))
                .toList();
    }
}
