package org.rarecase.pathology.agreed;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds a further version to a signed reading or to an agreed diagnosis, with a reason; the version before stays as it is,
 * signed and readable. A further version of an agreed diagnosis goes the way of the first: it is compared with the local
 * diagnosis by a person, and the site is told.
 */
@Service
public class Amendments {

    private final AmendmentRepository repository;
    private final AgreedDiagnoses diagnoses;
    private final Reviews reviews;
    private final ReviewSteps steps;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Amendments(
            AmendmentRepository repository,
            AgreedDiagnoses diagnoses,
            Reviews reviews,
            ReviewSteps steps,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.diagnoses = diagnoses;
        this.reviews = reviews;
        this.steps = steps;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /**
     * Amends the agreed diagnosis of a review: its adjudicator, or a coordinator for the panel.
     *
     * @param dissent of whom, and what that person holds instead; null: of nobody
     */
    @Transactional
    public void amendAgreed(long reviewId, DiagnosisContent content, @Nullable String dissent, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR, Role.PATHOLOGIST);
        String why = reason(reason);
        DiagnosisContent amended = checked(content);
        List<Reading> readings = hold(reviewId);
        AgreedDiagnosis latest = requireAgreed(reviewId, readings);
        boolean panel = actor.role().equals(Role.COORDINATOR.key());
        if (!panel && !isAdjudicator(reviewId, actor.userName())) {
            throw new NotAllowed(
                    t("An agreed diagnosis is amended by its adjudicator, or by a coordinator for the panel."
                            + " Nothing was changed."));
        }
        if (latest.content().equals(amended) && Objects.equals(latest.dissent(), dissent)) {
            throw unchanged();
        }
        restate(actor, reviewId, panel ? Basis.PANEL : Basis.ADJUDICATION, amended, dissent, why);
    }

    /**
     * Amends a signed reading: who signed it. Where it alone is what was agreed on, that is amended too; else whoever
     * decided on the agreed diagnosis sees it and decides.
     */
    @Transactional
    public void amendReading(long reviewId, DiagnosisContent content, String reason) {
        Actor actor = currentAccount.as(Role.PATHOLOGIST);
        String why = reason(reason);
        DiagnosisContent amended = checked(content);
        List<Reading> readings = hold(reviewId);
        Reading own = readings.stream()
                .filter(reading -> reading.state() == ReadingState.SIGNED
                        && actor.userName().equals(reading.signedBy()))
                .findFirst()
                .orElseThrow(
                        () -> new NotAllowed(t("A signed reading is amended by who signed it. Nothing was changed.")));
        AgreedDiagnosis latest = requireAgreed(reviewId, readings);
        List<ReadingAmendment> before = repository.ofCase(own.caseId()).stream()
                .filter(amendment -> amendment.readingId() == own.id())
                .toList();
        if (!before.isEmpty() && before.getFirst().content().equals(amended)) {
            throw unchanged();
        }
        int version = before.size() + 2;
        // All have signed, so that the reader is not blinded any more.
        repository.amend(own, version, amended, why, true, actor.userName(), clock.instant());
        events.publishEvent(
                new ReadingAmended(actor, own.caseId(), Objects.requireNonNull(own.instanceId()), version, true, why));
        if (latest.basis() == Basis.SINGLE_READING && !latest.content().equals(amended)) {
            restate(actor, reviewId, Basis.SINGLE_READING, amended, latest.dissent(), why);
        }
    }

    /** The processes of the case first, then the review: in this order all steps hold them. */
    private List<Reading> hold(long reviewId) {
        diagnoses.latest(reviewId).ifPresent(latest -> steps.hold(latest.caseId()));
        return reviews.lock(reviewId);
    }

    private void restate(
            Actor actor, long reviewId, Basis basis, DiagnosisContent content, @Nullable String dissent, String why) {
        AgreedDiagnosis stated = diagnoses.state(actor, new Stated(reviewId, basis, content, dissent, why));
        events.publishEvent(new DiagnosisAmended(actor, stated.caseId(), reviewId));
    }

    private AgreedDiagnosis requireAgreed(long reviewId, List<Reading> readings) {
        boolean agreed = readings.stream().anyMatch(reading -> reading.review().state() == ReviewState.AGREED);
        return diagnoses
                .latest(reviewId)
                .filter(latest -> agreed && latest.agreement().isConfirmed())
                .orElseThrow(
                        () -> new ReviewNotPossible(t("What the readers came to is still to be compared with the local"
                                + " diagnosis. Amend it when that is done. Nothing was changed.")));
    }

    private boolean isAdjudicator(long reviewId, String userName) {
        return diagnoses.versions(reviewId).stream()
                .anyMatch(version -> version.basis() == Basis.ADJUDICATION
                        && userName.equals(version.stated().by()));
    }

    private static String reason(String reason) {
        String why = TextLimit.REASON.accept(reason, ReviewNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new ReviewNotPossible(t("Say in a few words why it is amended. Nothing was changed."));
        }
        return why;
    }

    /** As it is stored, without what cannot be seen. */
    private static DiagnosisContent checked(DiagnosisContent content) {
        DiagnosisContent tidy = new DiagnosisContent(
                content.morphology(),
                tidy(content.diagnosis(), TextLimit.PASSAGE),
                tidy(content.grade(), TextLimit.LINE),
                tidy(content.subtype(), TextLimit.LINE),
                tidy(content.score(), TextLimit.LINE));
        if (tidy.morphology() == null && tidy.diagnosis() == null) {
            throw new ReviewNotPossible(t("Give a code, or write the diagnosis in words. Nothing was changed."));
        }
        return tidy;
    }

    private static @Nullable String tidy(@Nullable String text, TextLimit limit) {
        String tidy =
                limit.accept(Objects.requireNonNullElse(text, ""), ReviewNotPossible::new, t("Nothing was changed."));
        return tidy.isEmpty() ? null : tidy;
    }

    private static ReviewNotPossible unchanged() {
        return new ReviewNotPossible(t("This is what it says already. Nothing was changed."));
    }

    /** Of the readings of a case, newest first; none for who is blinded. */
    @Transactional(readOnly = true)
    public List<ReadingAmendment> ofCase(VisibleCase shown, List<AgreedDiagnosis> agreed) {
        return shown.blinded() || agreed.isEmpty()
                ? List.of()
                : repository.ofCase(shown.caseSummary().id());
    }

    /** Whether the account may amend the agreed diagnosis, so that nothing is offered that would be refused. */
    public boolean mayAmend(AgreedDiagnosis latest, List<AgreedDiagnosis> versions) {
        return latest.agreement().isConfirmed()
                && (currentAccount.has(Role.COORDINATOR)
                        || currentAccount.has(Role.PATHOLOGIST)
                                && versions.stream()
                                        .anyMatch(version -> version.reviewId() == latest.reviewId()
                                                && version.basis() == Basis.ADJUDICATION
                                                && currentAccount
                                                        .account()
                                                        .userName()
                                                        .equals(version.stated().by())));
    }
}
