package org.rarecase.consent;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.WholeCases;
import org.rarecase.casebook.consent.CaseConsent;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Evaluation;
import org.rarecase.form.KnownItem;
import org.rarecase.form.PartialDate;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.Site;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows when patients come of age and what they answered. When whom to ask is drawn in a process, which calls here. */
@Service
public class Reconsents {

    /** What decides when a patient is asked. */
    private static final Set<KnownItem> DECISIVE =
            Set.of(KnownItem.DATE_OF_BIRTH, KnownItem.PATIENT_STATUS, KnownItem.CONSENT_DATE);

    /**
     * Both as days begin at the site.
     *
     * @param askAt when the site is to begin asking
     * @param dueAt when the patient comes of age
     */
    public record Plan(Instant askAt, Instant dueAt) {}

    /** @param askAgainAt null: it was asked often enough, and the case is to be restricted */
    public record Attempt(@Nullable Instant askAgainAt) {}

    private final ReconsentRepository repository;
    private final CaseConsent caseConsent;
    private final WholeCases cases;
    private final ConsentSettings settings;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reconsents(
            ReconsentRepository repository,
            CaseConsent caseConsent,
            WholeCases cases,
            ConsentSettings settings,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.caseConsent = caseConsent;
        this.cases = cases;
        this.settings = settings;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Empty as long as the date of birth is not known, if the patient already consented when of age, and if the patient has
     * died. Of a month or a year the first day counts: to ask too early does no harm, to ask too late is without consent. A
     * consent counts as the patient's own only if it was certainly given when of age. Called by the process.
     */
    @Transactional
    public Optional<Plan> plan(CaseId id) {
        Case stored = cases.findForProcess(id);
        caseConsent.setReconsentPlanned(id);
        Site site = stored.caseSummary().site();
        return majority(stored)
                .map(majority -> new Plan(site.startOf(majority.minusDays(askDays())), site.startOf(majority)));
    }

    /** The day on which the patient comes of age; empty if nobody is to be asked. */
    private Optional<LocalDate> majority(Case stored) {
        CaseId id = stored.caseSummary().id();
        Evaluation evaluation = stored.evaluate();
        if (isDead(evaluation)) {
            return Optional.empty();
        }
        String country = stored.caseSummary().site().country();
        Optional<PartialDate> birth = date(evaluation, KnownItem.DATE_OF_BIRTH);
        return birth.map(born -> settings.majorityOf(born.earliest(), country))
                .filter(majority -> date(evaluation, KnownItem.CONSENT_DATE)
                        .filter(given -> !given.earliest()
                                .isBefore(
                                        settings.majorityOf(birth.orElseThrow().latest(), country)))
                        .isEmpty())
                .filter(majority -> !repository.isGiven(id, majority.minusDays(askDays())));
    }

    private static boolean isDead(Evaluation evaluation) {
        return evaluation
                .effective(KnownItem.PATIENT_STATUS)
                .anyMatch(status ->
                        status instanceof Answer.Text text && text.text().equals(KnownItem.DEAD));
    }

    private long askDays() {
        return settings.askBefore().toDays();
    }

    private static Optional<PartialDate> date(Evaluation evaluation, KnownItem item) {
        return evaluation
                .effective(item)
                .filter(Answer.Text.class::isInstance)
                .flatMap(answer -> PartialDate.parse(((Answer.Text) answer).text()).stream())
                .findFirst();
    }

    /** Whether these changes may move the plan. */
    public boolean movesPlan(ValuesChanged event) {
        return event.auditLines().stream()
                .anyMatch(line -> DECISIVE.stream().anyMatch(item -> item.isAt(line.form(), line.itemPath())));
    }

    /** Cases with a date of birth whose process was not started, such as those of former versions, by their ids. */
    @Transactional(readOnly = true)
    public List<CaseId> withoutReconsentPlan(CaseId after, int limit) {
        return caseConsent.withoutReconsentPlan(after, limit);
    }

    /** Cases whose plan the settings could move: a process runs, and the patient was never asked. By their ids. */
    @Transactional(readOnly = true)
    public List<CaseId> plannedAndNotAsked(CaseId after, int limit) {
        return caseConsent.plannedAndNotAsked(after, limit);
    }

    /** The settings that decide when to ask, to be compared with former ones. */
    public String ages() {
        return settings.majority() + " " + new TreeMap<>(settings.majorityIn()) + " " + settings.askBefore();
    }

    /** Holds the case, so that two nodes do not plan it at once. */
    @Transactional
    public boolean isUnplanned(CaseId id) {
        return !caseConsent.isReconsentPlanned(id);
    }

    /** What the processes ask; no account is limited here. */
    @Transactional(readOnly = true)
    public CaseSummary record(CaseId id) {
        return cases.findForProcess(id).caseSummary();
    }

    /** By an investigator of the site; ends a restriction that was there for want of an answer. */
    @Transactional
    public void recordGiven(CaseId id, LocalDate on, String version) {
        CaseSummary found = cases.lock(id).caseSummary();
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        Instant now = clock.instant();
        if (on.isAfter(found.site().lastDay(clock))) {
            throw new ConsentRefused(t("The day of the consent is still to come. Nothing was recorded."));
        }
        String document = TextLimit.VERSION.accept(version, ConsentRefused::new, t("Nothing was recorded."));
        if (document.isEmpty()) {
            throw new ConsentRefused(t("Give the version of the consent document. Nothing was recorded."));
        }
        repository.insert(id, on, document, actor, now);
        events.publishEvent(new ReconsentChanged(
                actor, id, found.site().id(), ReconsentChanged.Kind.GIVEN, document + ", " + on, null));
        if (found.consent() == ConsentState.LAPSED) {
            caseConsent.change(id, ConsentState.GIVEN, now);
            publish(actor, found, ReconsentChanged.Kind.RENEWED, null);
        }
    }

    /** Called by the process: refuses as long as date and version of the consent were not recorded. */
    @Transactional
    public void requireGiven(CaseId id) {
        majority(cases.findForProcess(id)).ifPresent(majority -> {
            throw new ConsentRefused(t(
                    "Give the day and the version of the patient's own consent, which is to be of"
                            + " {0} or later. Nothing was changed.",
                    majority.minusDays(askDays())));
        });
    }

    /** Called by the process. */
    @Transactional
    public Attempt notReached(CaseId id, String reason) {
        CaseSummary found = cases.findForProcess(id).caseSummary();
        Actor actor = currentAccount.as(Role.INVESTIGATOR);
        int tries = caseConsent.countReconsentAttempt(id);
        publish(actor, found, ReconsentChanged.Kind.NOT_REACHED, reason);
        return new Attempt(tries < settings.attempts() ? clock.instant().plus(settings.askAgainAfter()) : null);
    }

    /** Called by the process: nobody consents for a patient of age, so the data are restricted (GDPR 18). */
    @Transactional
    public void lapse(CaseId id) {
        CaseSummary found = cases.lockForProcess(id).caseSummary();
        if (found.consent() == ConsentState.GIVEN) {
            caseConsent.change(id, ConsentState.LAPSED, clock.instant());
            publish(currentAccount.as(Role.INVESTIGATOR), found, ReconsentChanged.Kind.LAPSED, null);
        }
    }

    private void publish(Actor actor, CaseSummary found, ReconsentChanged.Kind kind, @Nullable String reason) {
        events.publishEvent(new ReconsentChanged(actor, found.id(), found.site().id(), kind, null, reason));
    }
}
