package org.rarecase.sdv;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VerifiedCases;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.event.VerifiedCaseChanged;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks values as compared with the source. A mark goes with the value it was set at, in the same transaction. */
@Service
public class SourceDataVerification {

    private final SdvRepository repository;
    private final SdvCounts counts;
    private final Casebook casebook;
    private final VerifiedCases cases;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SourceDataVerification(
            SdvRepository repository,
            SdvCounts counts,
            Casebook casebook,
            VerifiedCases cases,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.counts = counts;
        this.casebook = casebook;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the account has to do with verification; a pathologist, who is to judge unseen, has not. */
    public boolean isReader() {
        return Stream.of(Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR, Role.AUDITOR)
                .anyMatch(currentAccount::has);
    }

    /** Whether the account is told what is to be compared; the site is not. */
    public boolean seesPlan() {
        return Stream.of(Role.MONITOR, Role.COORDINATOR, Role.AUDITOR).anyMatch(currentAccount::has);
    }

    /**
     * One statement; none for the site as long as nothing is marked, nor for a pathologist, who is told nothing of what
     * the site found.
     */
    public CaseSdv of(VisibleCase visibleCase) {
        return seesPlan() || isReader() && visibleCase.verified()
                ? repository.read(visibleCase)
                : CaseSdv.nothing(visibleCase);
    }

    /** The marks that the account sees in these cases, by where they stand; in one statement. */
    public Map<ItemRef, VerifiedMark> marks(Collection<VisibleCase> open) {
        if (!isReader()) {
            return Map.of();
        }
        Set<FormInstanceId> shown = open.stream()
                .flatMap(each -> each.entries().stream())
                .map(FormInstance::id)
                .collect(Collectors.toSet());
        Map<ItemRef, VerifiedMark> marks = new LinkedHashMap<>(repository.marks(
                open.stream().map(each -> each.caseSummary().id()).toList()));
        marks.keySet().removeIf(place -> !shown.contains(place.instanceId()));
        return marks;
    }

    /**
     * Marks values as compared with the source. Monitors only.
     *
     * @param seen the values with which the source was compared; refused if one of them is not stored any more
     */
    @Transactional
    public void verify(CaseId id, Map<ItemRef, Answer> seen) {
        Actor actor = currentAccount.as(Role.MONITOR);
        VisibleCase visibleCase = casebook.lock(id);
        requireOpen(visibleCase, seen.keySet());
        CaseSdv before = repository.read(visibleCase);
        seen.forEach((place, answer) -> requireVerifiable(visibleCase, before, place, answer));
        List<ItemRef> fresh = seen.keySet().stream()
                .filter(place -> before.mark(place).isEmpty())
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        repository.insert(id, fresh, actor.userName(), now);
        if (before.marks().isEmpty()) {
            cases.follow(id, true);
        }
        Map<ItemRef, VerifiedMark> marks = new LinkedHashMap<>(before.marks());
        fresh.forEach(place -> marks.put(place, new VerifiedMark(actor.userName(), now)));
        counts.keep(visibleCase, before.with(marks));
        tell(actor, "verification.set", visibleCase.caseSummary().id(), visibleCase.entries(), fresh, null);
    }

    /** Takes a mark back, with a reason. Monitors only. */
    @Transactional
    public void remove(CaseId id, ItemRef place, String reason) {
        Actor actor = currentAccount.as(Role.MONITOR);
        String why = TextLimit.REASON.accept(reason, SdvNotPossible::new, t("Nothing was changed."));
        if (why.isEmpty()) {
            throw new SdvNotPossible(t("Say why the mark is removed. Nothing was changed."));
        }
        VisibleCase visibleCase = casebook.lock(id);
        requireOpen(visibleCase, List.of(place));
        CaseSdv before = repository.read(visibleCase);
        if (repository.delete(id, List.of(place)).isEmpty()) {
            throw new SdvNotPossible(t("This value is not marked as verified any more. Nothing was changed."));
        }
        Map<ItemRef, VerifiedMark> marks = new LinkedHashMap<>(before.marks());
        marks.remove(place);
        if (marks.isEmpty()) {
            cases.follow(id, false);
        }
        counts.keep(visibleCase, before.with(marks));
        tell(actor, "verification.removed", id, visibleCase.entries(), List.of(place), why);
    }

    private static void requireOpen(VisibleCase visibleCase, Collection<ItemRef> places) {
        places.stream().map(ItemRef::instanceId).distinct().forEach(instanceId -> {
            visibleCase.obstacleToAnnotate(instanceId).ifPresent(obstacle -> {
                throw new SdvNotPossible(obstacle.refusal(t("Its verification stays as it is.")));
            });
            visibleCase.requireUnlocked(instanceId, t("Its verification stays as it is."));
        });
    }

    private static void requireVerifiable(VisibleCase visibleCase, CaseSdv now, ItemRef place, Answer seen) {
        String label = visibleCase
                .entry(place.instanceId())
                .form()
                .find(place.path())
                .map(item -> item.label().in(Messages.language()))
                .orElse(place.path().toString());
        if (!visibleCase.evaluation().effective(place).equals(seen)) {
            throw new SdvNotPossible(t("“{0}” was changed meanwhile. Nothing was verified: compare it again.", label));
        }
        if (!now.isVerifiable(place)) {
            throw new SdvNotPossible(t("“{0}” holds nothing that the site entered. Nothing was verified.", label));
        }
    }

    @EventListener
    void on(VerifiedCaseChanged event) {
        List<ItemRef> lost = repository.delete(event.caseId(), event.changed());
        tell(event.actor(), "verification.lost", event.caseId(), event.entries(), lost, null);
    }

    /** Not even that a value was there is kept. */
    @EventListener
    void on(CaseErased event) {
        repository.deleteAll(event.caseId());
    }

    /** Without the value: the trail tells it where it was entered, and nowhere else. */
    private void tell(
            Actor actor,
            String kind,
            CaseId id,
            List<FormInstance> entries,
            List<ItemRef> places,
            @Nullable String reason) {
        if (places.isEmpty()) {
            return;
        }
        Map<FormInstanceId, String> forms = new LinkedHashMap<>();
        entries.forEach(entry -> forms.put(entry.id(), entry.form().key().value()));
        events.publishEvent(new SdvChanged(
                actor,
                places.stream()
                        .map(place -> new AuditLine(
                                kind,
                                id.value(),
                                place.instanceId().value(),
                                forms.get(place.instanceId()),
                                place.path().toString(),
                                null,
                                null,
                                reason))
                        .toList()));
    }
}
