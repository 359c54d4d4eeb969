package org.rarecase.query;

import static org.rarecase.shared.Words.t;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseRecord;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.OpenCase;
import org.rarecase.entry.Place;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Words;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the queries. {@code answer}, {@code close} and {@code reopen} take a step of the process, which calls the
 * {@code record…} methods: so a step out of order is refused by the process, and by the state of the query.
 */
@Service
public class DataQueries {

    private static final Role[] READERS = {Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR, Role.AUDITOR};
    private static final int LONGEST_TEXT = 2000;

    private final QueryRepository repository;
    private final CheckQuestions questions;
    private final QuerySettings settings;
    private final QuerySteps steps;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DataQueries(
            QueryRepository repository,
            CheckQuestions questions,
            QuerySettings settings,
            QuerySteps steps,
            Casebook casebook,
            CurrentAccount currentAccount,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.questions = questions;
        this.settings = settings;
        this.steps = steps;
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
    public QueryId raise(CaseId caseId, @Nullable Place place, String text) {
        return raise(caseId, place == null ? null : place.entryId(), place, text);
    }

    /** Asks about a filled form as a whole. */
    @Transactional
    public QueryId raise(CaseId caseId, long entryId, String text) {
        return raise(caseId, entryId, null, text);
    }

    private QueryId raise(CaseId caseId, @Nullable Long entryId, @Nullable Place place, String text) {
        Actor actor = currentAccount.as(Role.MONITOR);
        OpenCase openCase = casebook.open(caseId);
        if (openCase.caseRecord().state() == CaseState.APPROVED) {
            throw new QueryNotPossible(t("The case is approved and locked. No query was raised."));
        }
        if (entryId != null && openCase.entry(entryId).kept()) {
            throw new QueryNotPossible(t("This form is kept with its answers, but is no part of the case any more."
                    + " No query was raised. Ask about the diagnosis instead."));
        }
        return insert(actor, openCase, entryId, place, null, required(text, t("Write what you want to know.")));
    }

    QueryId insert(Actor actor, OpenCase openCase, Place place, @Nullable String check, String text) {
        return insert(actor, openCase, place.entryId(), place, check, text);
    }

    private QueryId insert(
            Actor actor,
            OpenCase openCase,
            @Nullable Long entryId,
            @Nullable Place place,
            @Nullable String check,
            String text) {
        CaseRecord caseRecord = openCase.caseRecord();
        FormEntry entry = entryId == null ? null : openCase.entry(entryId);
        FormKey form = entry == null ? null : entry.form().key();
        String value = place == null ? null : value(openCase, place);
        SiteId site = caseRecord.site().id();
        Instant now = clock.instant();
        Instant dueAt = now.plus(settings.answerWithin());
        QueryId id = repository.insert(
                caseRecord.id(), site, entryId, place, form, check, value, text, actor.userName(), now, dueAt);
        repository.addMessage(id, QueryMessage.question(actor, now, text));
        events.publishEvent(new QueryRaised(actor, id, caseRecord.id(), site, entryId, place, form, dueAt, text));
        return id;
    }

    static String value(OpenCase openCase, Place place) {
        String value = place.path().isRow()
                ? ""
                : openCase.evaluation().effective(place).print();
        return value.length() <= 500 ? value : value.substring(0, 500);
    }

    /** Investigators of the case's site. The value itself is corrected in the form. */
    @Transactional
    public void answer(QueryId id, String text) {
        answer(id, QueryReason.OTHER_ANSWER, text);
    }

    /** As {@link #answer(QueryId, String)}, with a reason from the list; most of them need no words beside. */
    @Transactional
    public void answer(QueryId id, QueryReason reason, String text) {
        take(id, "answer", explained(reason, text, t("Write your answer.")), reason);
    }

    @Transactional
    public void close(QueryId id, @Nullable String text) {
        take(id, "close", text, null);
    }

    @Transactional
    public void close(QueryId id, QueryReason reason, String text) {
        take(id, "close", explained(reason, text, t("Say why the query is closed.")), reason);
    }

    private static String explained(QueryReason reason, String text, String otherwise) {
        return reason.told(reason.needsText() ? required(text, otherwise) : shortened(text.strip()));
    }

    @Transactional
    public void reopen(QueryId id, @Nullable String text) {
        take(id, "reopen", text, null);
    }

    /** Takes it back: by the monitor who raised it, or a coordinator, as long as it is not settled. */
    @Transactional
    public void cancel(QueryId id, String reason) {
        DataQuery query = repository.find(List.of(id)).stream().findFirst().orElseThrow(QueryNotPossible::unknown);
        requireUnsettled(query);
        steps.cancel(query.caseId(), id, required(reason, t("Say why the query is cancelled.")));
    }

    private void take(QueryId id, String outcome, @Nullable String text, @Nullable QueryReason reason) {
        DataQuery query = repository.find(List.of(id)).stream().findFirst().orElseThrow(QueryNotPossible::unknown);
        steps.take(query.caseId(), id, outcome, text, reason);
    }

    /** Called by the process. */
    @Transactional
    public void recordAnswer(QueryId id, String text, @Nullable QueryReason reason) {
        change(currentAccount.as(Role.INVESTIGATOR), id, QueryState.OPEN, QueryState.ANSWERED, text, reason);
    }

    /** Called by the process. */
    @Transactional
    public void recordClosing(QueryId id, @Nullable String text, @Nullable QueryReason reason) {
        change(currentAccount.as(Role.MONITOR), id, QueryState.ANSWERED, QueryState.CLOSED, text, reason);
    }

    /** Called by the process; gives the new deadline. */
    @Transactional
    public Instant recordReopening(QueryId id, @Nullable String text) {
        return change(currentAccount.as(Role.MONITOR), id, QueryState.ANSWERED, QueryState.OPEN, text, null);
    }

    /** Called by the process when the deadline has passed. A query answered meanwhile is left as it is. */
    @Transactional
    public void remind(QueryId id) {
        DataQuery query = repository.lock(id);
        if (query.state() == QueryState.OPEN) {
            repository.remind(id, clock.instant());
            events.publishEvent(new QueryOverdue(id, query.caseId(), query.entryId(), query.place(), query.form()));
        }
    }

    /** Called by the process when a query has waited so long that the coordinator is to know. */
    @Transactional
    public void escalate(QueryId id) {
        DataQuery query = repository.lock(id);
        if (query.state() == QueryState.OPEN && !query.escalated()) {
            repository.escalate(id);
            events.publishEvent(new QueryEscalated(id, query.caseId(), query.entryId(), query.place(), query.form()));
        }
    }

    /** Closes queries that need not be asked any more; the thread tells why. Those settled already stay as they are. */
    void endObsolete(Collection<DataQuery> obsolete, String why) {
        obsolete.stream()
                .filter(query -> !query.isSettled())
                .forEach(query -> steps.endObsolete(query.caseId(), query.id(), why));
    }

    /** Called by the process when the reason to ask is gone. */
    @Transactional
    public void recordObsolete(QueryId id, String why) {
        record(Actor.SYSTEM, repository.lock(id), QueryState.CLOSED, why, null);
    }

    /** Called by the process. */
    @Transactional
    public void recordCancelling(QueryId id, String reason) {
        Actor actor = currentAccount.as(Role.COORDINATOR, Role.MONITOR);
        DataQuery query = repository.lock(id);
        requireSite(query);
        requireUnsettled(query);
        if (!mayCancel(actor, query)) {
            throw new NotAllowed(t("A query is cancelled by the monitor who raised it, or by a coordinator."
                    + " Nothing was changed."));
        }
        record(actor, query, QueryState.CANCELLED, required(reason, t("Say why the query is cancelled.")), null);
    }

    private static boolean mayCancel(Actor actor, DataQuery query) {
        return actor.role().equals(Role.COORDINATOR.key()) || actor.userName().equals(query.raisedBy());
    }

    /** Whether to offer it to the account. */
    public boolean mayCancel(DataQuery query) {
        return !query.isSettled()
                && (currentAccount.has(Role.COORDINATOR)
                        || currentAccount.has(Role.MONITOR)
                                && currentAccount.account().userName().equals(query.raisedBy()));
    }

    private void requireSite(DataQuery query) {
        if (!currentAccount.sites().includes(query.site())) {
            throw new NotAllowed(t("This query belongs to another site. Nothing was changed."));
        }
    }

    private static void requireUnsettled(DataQuery query) {
        if (query.isSettled()) {
            throw outOfTurn(query);
        }
    }

    private static QueryNotPossible outOfTurn(DataQuery query) {
        return new QueryNotPossible(t(
                "The query is {0} by now. Nothing was changed. Read the thread again.",
                query.state().label().toLowerCase(Words.language())));
    }

    private Instant change(
            Actor actor,
            QueryId id,
            QueryState before,
            QueryState after,
            @Nullable String text,
            @Nullable QueryReason reason) {
        DataQuery query = repository.lock(id);
        requireSite(query);
        if (query.state() != before) {
            throw outOfTurn(query);
        }
        return record(actor, query, after, text, reason);
    }

    private Instant record(
            Actor actor, DataQuery query, QueryState after, @Nullable String text, @Nullable QueryReason reason) {
        QueryId id = query.id();
        Instant now = clock.instant();
        Instant dueAt = after == QueryState.OPEN ? now.plus(settings.answerWithin()) : query.dueAt();
        repository.update(id, after, dueAt);
        String told = text == null ? "" : text;
        repository.addMessage(
                id,
                new QueryMessage(
                        after,
                        actor.userName(),
                        actor.role(),
                        now,
                        shortened(reason == null ? told : reason.written(told)),
                        reason,
                        valueChange(query, text)));
        events.publishEvent(new QueryStateChanged(
                actor, id, query.caseId(), query.entryId(), query.place(), query.form(), query.state(), after, text));
        return dueAt;
    }

    /** How the value changed since the thread last told of it; null where it did not, or is asked no more. */
    private QueryMessage.@Nullable ValueChange valueChange(DataQuery query, @Nullable String why) {
        Place place = query.place();
        String then = query.value();
        if (place == null || then == null || CheckQuestions.VANISHED.english().equals(why)) {
            return null;
        }
        OpenCase openCase = casebook.open(query.caseId());
        if (!openCase.evaluation().knows(place.entryId())) {
            return null;
        }
        String before = repository.lastValue(query.id()).orElse(then);
        String now = value(openCase, place);
        return now.equals(before) ? null : new QueryMessage.ValueChange(before, now);
    }

    /** The queries of a case at the forms that the account sees, oldest first. */
    @Transactional(readOnly = true)
    public List<DataQuery> ofCase(OpenCase openCase) {
        Set<Long> visible = openCase.entries().stream().map(FormEntry::id).collect(Collectors.toSet());
        boolean reader = isReader();
        return repository.ofCase(openCase.caseRecord().id()).stream()
                .map(questions::translated)
                .filter(query -> {
                    Long entryId = query.entryId();
                    return entryId == null ? reader : visible.contains(entryId);
                })
                .toList();
    }

    /** The messages of these queries, oldest first. Ask only for queries that were given to the account. */
    @Transactional(readOnly = true)
    public Map<QueryId, List<QueryMessage>> threads(Collection<DataQuery> queries) {
        return questions.translated(
                queries, repository.messages(queries.stream().map(DataQuery::id).toList()));
    }

    /** A page of queries at the account's sites, oldest first, starting behind {@code after}. */
    @Transactional(readOnly = true)
    public List<DataQuery> find(QueryFilter filter, @Nullable DataQuery after, int limit) {
        return isReader()
                ? repository.find(filter, currentAccount.sites(), after, limit).stream()
                        .map(questions::translated)
                        .toList()
                : List.of();
    }

    /** Those of these queries that the account may read. */
    @Transactional(readOnly = true)
    public Map<QueryId, DataQuery> queries(Collection<QueryId> ids) {
        if (!isReader()) {
            return Map.of();
        }
        return repository.find(ids).stream()
                .filter(query -> currentAccount.sites().includes(query.site()))
                .map(questions::translated)
                .collect(Collectors.toMap(DataQuery::id, query -> query));
    }

    private boolean isReader() {
        for (Role role : READERS) {
            if (currentAccount.has(role)) {
                return true;
            }
        }
        return false;
    }

    private static String required(String text, String otherwise) {
        if (text.isBlank()) {
            throw new QueryNotPossible(otherwise + " " + t("Nothing was sent yet."));
        }
        return shortened(text.strip());
    }

    private static String shortened(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new QueryNotPossible(t(
                    "The text has {0} characters; {1} are possible. Nothing was sent yet.",
                    text.length(), LONGEST_TEXT));
        }
        return text;
    }
}
