package org.rarecase.pathology.acknowledgement;

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
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.event.CaseAboutToBeApproved;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the site at once what its central review came to, since a discrepant diagnosis that is told after treatment began
 * comes too late (doi 10.2350/06-06-0121.1), and keeps who has read it, when, and what becomes of the treatment.
 */
@Service
public class Acknowledgements {

    private final AcknowledgementRepository repository;
    private final AgreedDiagnoses diagnoses;
    private final Reviews reviews;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acknowledgements(
            AcknowledgementRepository repository,
            AgreedDiagnoses diagnoses,
            Reviews reviews,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.diagnoses = diagnoses;
        this.reviews = reviews;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * That the site was told.
     *
     * @param toAcknowledge whether it is to acknowledge that, and is not asked for it already
     * @param dueAt until when
     */
    public record Informed(AgreedDiagnosis diagnosis, boolean toAcknowledge, Instant dueAt) {}

    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /** A case is not approved over the head of its site, nor while a result is amended. */
    @EventListener
    @Order(0)
    void on(CaseAboutToBeApproved event) {
        Optional<AgreedDiagnosis> latest = diagnoses.latest(event.caseId());
        if (latest.filter(version -> !version.agreement().isConfirmed()).isPresent()) {
            throw new ReviewNotPossible(
                    t(
                            "The agreed diagnosis of the central review is not compared with the local"
                                    + " diagnosis yet. The case was not approved. A reader of the review or a coordinator compares it."));
        }
        if (latest.isPresent() && repository.isWaiting(event.caseId())) {
            throw new ReviewNotPossible(t(
                    "The site has not acknowledged what the central review came to. The case was not"
                            + " approved. An investigator of {0} takes the step “Acknowledge”.",
                    event.caseSummary().site().name()));
        }
    }

    /**
     * Notes that the site is told of the latest agreed diagnosis of a review, and asks it to acknowledge a major
     * disagreement, or a version whose class or code is another than the one it was told before. Called by the process.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Informed inform(long reviewId) {
        List<AgreedDiagnosis> versions = diagnoses.versions(reviewId);
        AgreedDiagnosis latest = versions.stream()
                .findFirst()
                .filter(version -> version.agreement().isConfirmed())
                .orElseThrow(() -> new ReviewNotPossible(
                        t("No diagnosis is agreed on in this review yet. The site was not informed.")));
        Instant now = clock.instant();
        Instant dueAt = now.plus(Duration.ofDays(reviews.lock(reviewId).stream()
                .map(Reading::review)
                .findFirst()
                .orElseThrow()
                .policy()
                .informDays()));
        diagnoses.informed(reviewId);
        Optional<Acknowledgement> waiting = repository.lockWaiting(reviewId);
        waiting.ifPresent(open -> repository.renew(open.id(), latest.version()));
        boolean ask = waiting.isEmpty() && isToBeAcknowledged(latest, versions);
        if (ask) {
            repository.ask(reviewId, latest.caseId(), latest.version(), now, dueAt);
        }
        events.publishEvent(new SiteInformed(latest, ask || waiting.isPresent()));
        return new Informed(latest, ask, dueAt);
    }

    private static boolean isToBeAcknowledged(AgreedDiagnosis latest, List<AgreedDiagnosis> versions) {
        Optional<AgreedDiagnosis> told = versions.stream()
                .filter(version -> version.version() < latest.version() && version.informedAt() != null)
                .findFirst();
        return told.map(before -> before.agreement().confirmed()
                                != latest.agreement().confirmed()
                        || !Objects.equals(
                                before.content().morphology(), latest.content().morphology()))
                .orElse(latest.agreement().confirmed() == Verdict.MAJOR_DISAGREEMENT);
    }

    /**
     * Records that somebody of the site has read it. Investigators only; called by the process.
     *
     * @param reason needed where the treatment is not changed
     */
    @Transactional
    public void acknowledge(long reviewId, Treatment treatment, @Nullable String reason) {
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        String why = TextLimit.REASON.accept(
                Objects.requireNonNullElse(reason, ""), ReviewNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty() && treatment == Treatment.NOT_CHANGED) {
            throw new ReviewNotPossible(t("Say in a few words why the treatment is not changed. Nothing was changed."));
        }
        Acknowledgement waiting = repository
                .lockWaiting(reviewId)
                .orElseThrow(() -> new ReviewNotPossible(
                        t("No result of a central review waits to be acknowledged. Nothing was changed.")));
        repository.give(waiting.id(), actor, treatment, why.isEmpty() ? null : why, clock.instant());
        events.publishEvent(new ReviewAcknowledged(
                actor,
                waiting.caseId(),
                diagnoses.latest(reviewId).map(AgreedDiagnosis::instanceId).orElse(null),
                treatment,
                why.isEmpty() ? null : why));
    }

    /** Called by the process when it still waits; what was acknowledged meanwhile is left as it is. */
    @Transactional
    public void remind(long reviewId) {
        repository.lockWaiting(reviewId).ifPresent(waiting -> {
            repository.remind(waiting.id(), clock.instant());
            events.publishEvent(new AcknowledgementOverdue(
                    waiting.caseId(),
                    diagnoses.latest(reviewId).map(AgreedDiagnosis::instanceId).orElse(null)));
        });
    }

    /** Called when there is no consent to the review any more. What was acknowledged stays. */
    @Transactional
    public void end(CaseId caseId) {
        repository.end(caseId, clock.instant());
    }

    /**
     * Of all reviews of a case, newest first, for who has opened it; none for who is blinded.
     *
     * @param agreed as {@link AgreedDiagnoses#ofCase} has them; no statement without any
     */
    @Transactional(readOnly = true)
    public List<Acknowledgement> ofCase(VisibleCase shown, List<AgreedDiagnosis> agreed) {
        return shown.blinded() || agreed.isEmpty()
                ? List.of()
                : repository.ofCase(shown.caseSummary().id());
    }

    /**
     * A page of those that wait at the account's sites, longest waiting first: what stands on top of <i>Pathology ›
     * Disagreement</i>. None for who only reviews, since it tells of a disagreement.
     *
     * @param after last one of the page before, or null
     */
    @Transactional(readOnly = true)
    public List<Acknowledgement> waiting(@Nullable Acknowledgement after, int limit) {
        return currentAccount.account().readsCases()
                ? repository.waiting(currentAccount.sites(), after, limit)
                : List.of();
    }
}
