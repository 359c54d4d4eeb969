package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Refusal;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks: a monitor about what a case holds, or a check about what it finds. */
@Service
public class QueryRaising {

    private final QueryRepository repository;
    private final QueryAssignments assignments;
    private final QuerySettings settings;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QueryRaising(
            QueryRepository repository,
            QueryAssignments assignments,
            QuerySettings settings,
            Casebook casebook,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.assignments = assignments;
        this.settings = settings;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks the site. Monitors only, and as long as the case is not approved.
     *
     * @param place the item asked about, or null for the whole case
     */
    @Transactional
    public QueryId raise(CaseId caseId, @Nullable ItemRef place, String text) {
        return raise(caseId, place == null ? Question.aboutCase(text) : Question.about(place, text));
    }

    /** Asks, and gives the question to whom it names. */
    @Transactional
    public QueryId raise(CaseId caseId, Question question) {
        FormInstanceId instanceId = question.instanceId();
        Actor actor = currentAccount.as(Role.MONITOR);
        VisibleCase visibleCase = casebook.lock(caseId);
        requireAskable(visibleCase, instanceId);
        String text = QueryText.question(question.text());
        return give(insert(actor, visibleCase, instanceId, question.place(), null, text), question.assignee());
    }

    /** Asks what a check found, as a monitor; it ends by itself when the check no longer objects. */
    @Transactional
    QueryId raiseFinding(CaseId caseId, Finding finding, String words, Assignee assignee) {
        Actor actor = currentAccount.as(Role.MONITOR);
        VisibleCase visibleCase = casebook.open(caseId);
        ItemRef place = finding.place();
        requireAskable(visibleCase, place.instanceId());
        String text = words.isEmpty() ? finding.message().english() : words;
        return give(insert(actor, visibleCase, place.instanceId(), place, finding.check(), text), assignee);
    }

    private QueryId give(QueryId id, Assignee assignee) {
        if (!assignee.equals(QueryParty.SITE.anybody())) {
            assignments.assign(id, QueryParty.SITE, assignee);
        }
        return id;
    }

    /** The same check at the same place is not asked again while it is open, nor when a person accepted this very value. */
    static boolean isAsked(List<DataQuery> raised, VisibleCase visibleCase, Finding finding) {
        return raised.stream()
                .filter(query ->
                        finding.check().equals(query.check()) && finding.place().equals(query.place()))
                .anyMatch(query -> !query.isResolved()
                        || Objects.equals(
                                query.acceptedValue(), QueryValues.at(finding.place(), visibleCase.evaluation())));
    }

    /**
     * Whether the account may ask now about this form, or about the whole case: so that nothing is offered that would be
     * refused.
     */
    public boolean mayRaise(VisibleCase visibleCase, @Nullable FormInstanceId instanceId) {
        if (!currentAccount.has(Role.MONITOR)) {
            return false;
        }
        try {
            requireAskable(visibleCase, instanceId);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    static void requireAskable(VisibleCase visibleCase, @Nullable FormInstanceId instanceId) {
        visibleCase.obstacleToAnnotate(instanceId).ifPresent(obstacle -> {
            throw new QueryNotPossible(obstacle.refusal(t("No query was raised.")));
        });
        visibleCase.requireUnlocked(instanceId, t("No query was raised."));
    }

    /**
     * Asks the site about its tumour type where the central review agreed on a diagnosis of another one. Called as part of
     * a step; does nothing while the case is approved or locked, or the same is asked already.
     *
     * @param diagnosis code and words as they were agreed on
     * @param tumourTypes codes of the tumour types it belongs to
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raiseByReview(VisibleCase visibleCase, ItemRef place, String diagnosis, List<String> tumourTypes) {
        String text =
                ReviewQuestion.of(diagnosis, String.join(", ", tumourTypes)).english();
        boolean asked = repository.unresolved(visibleCase.caseSummary().id()).stream()
                .anyMatch(query -> place.equals(query.place()) && text.equals(query.question()));
        if (!asked
                && visibleCase.obstacleToAnnotate(place.instanceId()).isEmpty()
                && !visibleCase.isLocked(visibleCase.entry(place.instanceId()))) {
            insert(Actor.SYSTEM, visibleCase, place.instanceId(), place, null, text, true);
        }
    }

    QueryId raiseByCheck(VisibleCase visibleCase, Finding finding) {
        ItemRef place = finding.place();
        return insert(
                Actor.SYSTEM,
                visibleCase,
                place.instanceId(),
                place,
                finding.check(),
                finding.message().english());
    }

    private QueryId insert(
            Actor actor,
            VisibleCase visibleCase,
            @Nullable FormInstanceId instanceId,
            @Nullable ItemRef place,
            @Nullable String check,
            String text) {
        return insert(actor, visibleCase, instanceId, place, check, text, false);
    }

    /** @param ofReview asked for the readers of a central review */
    private QueryId insert(
            Actor actor,
            VisibleCase visibleCase,
            @Nullable FormInstanceId instanceId,
            @Nullable ItemRef place,
            @Nullable String check,
            String text,
            boolean ofReview) {
        CaseSummary caseSummary = visibleCase.caseSummary();
        FormInstance entry = instanceId == null ? null : visibleCase.entry(instanceId);
        FormKey form = entry == null ? null : entry.form().key();
        String value = place == null ? null : QueryValues.at(place, visibleCase.evaluation());
        String followed = caseSummary.submittedBefore() ? value : null;
        SiteId site = caseSummary.site().id();
        Instant now = clock.instant();
        Instant dueAt = now.plus(settings.answerWithin());
        QueryId id = repository.insert(
                caseSummary.id(),
                site,
                instanceId,
                place,
                form,
                check,
                value,
                followed,
                text,
                actor.userName(),
                now,
                dueAt);
        repository.addMessage(
                id, ofReview ? QueryMessage.ofReview(now, text) : QueryMessage.question(actor, now, text));
        events.publishEvent(new QueryRaised(actor, id, caseSummary.id(), site, instanceId, place, form, dueAt, text));
        return id;
    }
}
