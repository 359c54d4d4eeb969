package org.rarecase.query;

import static org.rarecase.shared.Words.t;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseHolds;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseRecord;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.OpenCase;
import org.rarecase.entry.Finding;
import org.rarecase.entry.Place;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
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
    public QueryId raise(CaseId caseId, @Nullable Place place, String text) {
        return raise(caseId, place == null ? Question.aboutCase(text) : Question.about(place, text));
    }

    /** Asks about a filled form as a whole. */
    @Transactional
    public QueryId raise(CaseId caseId, long entryId, String text) {
        return raise(caseId, Question.aboutForm(entryId, text));
    }

    /** Asks, and gives the question to a person of the site if it names one. */
    @Transactional
    public QueryId raise(CaseId caseId, Question question) {
        Long entryId = question.entryId();
        Actor actor = currentAccount.as(Role.MONITOR);
        OpenCase openCase = casebook.lock(caseId);
        requireAskable(openCase, entryId);
        String text = QueryText.required(question.text(), t("Write what you want to know."));
        QueryId id = insert(actor, openCase, entryId, question.place(), null, text);
        if (!question.assignee().equals(QuerySide.SITE.anybody())) {
            assignments.assign(id, QuerySide.SITE, question.assignee());
        }
        return id;
    }

    /** What is asked of a case that is one of many: as often as it has the form. */
    @Transactional(readOnly = true)
    List<Question> questions(CaseId caseId, FormKey form, @Nullable ItemPath item, String text) {
        List<FormEntry> entries = entries(casebook.open(caseId), form);
        if (entries.isEmpty()) {
            throw new QueryNotPossible(t("The case has no such form. No query was raised."));
        }
        return entries.stream()
                .map(entry -> item == null
                        ? Question.aboutForm(entry.id(), text)
                        : Question.about(new Place(entry.id(), item), text))
                .toList();
    }

    /** What a check finds in a case, whether or not it raises queries by itself. */
    @Transactional(readOnly = true)
    List<Finding> findings(CaseId caseId, FormKey form, String check) {
        OpenCase openCase = casebook.open(caseId);
        return entries(openCase, form).stream()
                .flatMap(entry -> openCase.evaluation().findings(entry.id()).stream())
                .filter(finding -> finding.check().equals(check))
                .toList();
    }

    private static List<FormEntry> entries(OpenCase openCase, FormKey form) {
        return openCase.entries().stream()
                .filter(entry -> !entry.kept() && entry.form().key().equals(form))
                .toList();
    }

    /** Refuses what is asked already in the same words, such as by a second click. */
    @Transactional
    void raiseOnce(CaseId caseId, Question question) {
        Place place = question.place();
        if (place != null
                && casebook.open(caseId)
                        .entry(place.entryId())
                        .form()
                        .find(place.path())
                        .isEmpty()) {
            throw new QueryNotPossible(t("The form has no such item. No query was raised."));
        }
        boolean asked = repository.unsettled(caseId).stream()
                .anyMatch(query -> Objects.equals(query.entryId(), question.entryId())
                        && Objects.equals(query.place(), place)
                        && query.question().equals(question.text().strip()));
        if (asked) {
            throw new QueryNotPossible(t("This is asked there already. No query was raised."));
        }
        raise(caseId, question);
    }

    /** Asks what a check found, as a monitor; it ends by itself when the check no longer objects. */
    @Transactional
    void raiseFinding(CaseId caseId, Finding finding, String text) {
        Actor actor = currentAccount.as(Role.MONITOR);
        OpenCase openCase = casebook.lock(caseId);
        requireAskable(openCase, finding.place().entryId());
        if (isAsked(repository.ofCase(caseId), openCase, finding)) {
            throw new QueryNotPossible(
                    t("This is asked there already, or the value was accepted. No query was raised."));
        }
        String words = text.isBlank() ? finding.message().english() : QueryText.required(text, "");
        insert(actor, openCase, finding.place().entryId(), finding.place(), finding.check(), words);
    }

    /** The same check at the same place is not asked again while it is open, nor when a person accepted this very value. */
    static boolean isAsked(List<DataQuery> raised, OpenCase openCase, Finding finding) {
        return raised.stream()
                .filter(query ->
                        finding.check().equals(query.check()) && finding.place().equals(query.place()))
                .anyMatch(query -> !query.isSettled()
                        || Objects.equals(
                                query.acceptedValue(), QueryValues.at(finding.place(), openCase.evaluation())));
    }

    private static void requireAskable(OpenCase openCase, @Nullable Long entryId) {
        if (openCase.caseRecord().state() == CaseState.APPROVED
                && (entryId == null || openCase.entry(entryId).isLockedIn(CaseState.APPROVED))) {
            throw new QueryNotPossible(t("The case is approved and locked. No query was raised."));
        }
        if (!openCase.caseRecord().consent().permitsCollection()) {
            throw new QueryNotPossible(
                    t("Consent to this case was withdrawn: nothing is asked any more. No query was raised."));
        }
        CaseHolds.requireUnlocked(openCase, entryId, t("No query was raised."));
        if (entryId != null && openCase.entry(entryId).kept()) {
            throw new QueryNotPossible(t("This form is kept with its answers, but is no part of the case any more."
                    + " No query was raised. Ask about the diagnosis instead."));
        }
    }

    QueryId raiseByCheck(OpenCase openCase, Finding finding) {
        Place place = finding.place();
        return insert(
                Actor.SYSTEM,
                openCase,
                place.entryId(),
                place,
                finding.check(),
                finding.message().english());
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
        String value = place == null ? null : QueryValues.at(place, openCase.evaluation());
        String followed = caseRecord.submittedBefore() ? value : null;
        SiteId site = caseRecord.site().id();
        Instant now = clock.instant();
        Instant dueAt = now.plus(settings.answerWithin());
        QueryId id = repository.insert(
                caseRecord.id(),
                site,
                entryId,
                place,
                form,
                check,
                value,
                followed,
                text,
                actor.userName(),
                now,
                dueAt);
        repository.addMessage(id, QueryMessage.question(actor, now, text));
        events.publishEvent(new QueryRaised(actor, id, caseRecord.id(), site, entryId, place, form, dueAt, text));
        return id;
    }
}
