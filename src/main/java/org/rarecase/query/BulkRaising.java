package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One case of many that are asked the same. Monitors only. */
@Component
public class BulkRaising {

    /**
     * Where a case is asked.
     *
     * @param finding what a check found there; null where a person asks
     */
    public record Target(
            FormInstanceId instanceId,
            @Nullable ItemRef place,
            @Nullable Finding finding) {}

    private final QueryRaising raising;
    private final QueryAssignments assignments;
    private final QueryRepository repository;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;

    BulkRaising(
            QueryRaising raising,
            QueryAssignments assignments,
            QueryRepository repository,
            Casebook casebook,
            CurrentAccount currentAccount) {
        this.raising = raising;
        this.assignments = assignments;
        this.repository = repository;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
    }

    /** As often as the case has the form, or the check finds something; none if it finds nothing. */
    @Transactional(readOnly = true)
    public List<Target> targets(CaseId caseId, BulkQuestion question) {
        currentAccount.as(Role.MONITOR);
        VisibleCase visibleCase = casebook.open(caseId);
        List<FormInstance> entries = visibleCase.entries().stream()
                .filter(entry -> !entry.kept() && entry.form().key().equals(question.form()))
                .toList();
        if (question.check() != null) {
            return entries.stream()
                    .flatMap(entry -> findings(visibleCase, entry, question.check()))
                    .map(finding -> new Target(finding.place().instanceId(), finding.place(), finding))
                    .toList();
        }
        if (entries.isEmpty()) {
            throw new QueryNotPossible(t("The case has no such form. No query was raised."));
        }
        ItemPath item = question.item();
        return entries.stream()
                .map(entry -> new Target(entry.id(), item == null ? null : new ItemRef(entry.id(), item), null))
                .toList();
    }

    private static Stream<Finding> findings(VisibleCase visibleCase, FormInstance entry, String check) {
        return visibleCase.evaluation().findings(entry.id()).stream()
                .filter(finding -> finding.check().equals(check));
    }

    /** Refuses what {@link #raise} would refuse. */
    @Transactional(readOnly = true)
    public void require(CaseId caseId, BulkQuestion question, Target target) {
        currentAccount.as(Role.MONITOR);
        VisibleCase visibleCase = casebook.open(caseId);
        QueryRaising.requireAskable(visibleCase, target.instanceId());
        requireNew(visibleCase, question, target);
        assignments.requireCandidate(
                question.assignee(), visibleCase.caseSummary().site().id(), QueryParty.SITE);
    }

    /** What is asked already in the same words, such as by a second click, is not asked again. */
    private void requireNew(VisibleCase visibleCase, BulkQuestion question, Target target) {
        CaseId caseId = visibleCase.caseSummary().id();
        ItemRef place = target.place();
        Finding finding = target.finding();
        if (finding != null) {
            if (QueryRaising.isAsked(repository.ofCase(caseId), visibleCase, finding)) {
                throw new QueryNotPossible(
                        t("This is asked there already, or the value was accepted. No query was raised."));
            }
            return;
        }
        if (place != null
                && visibleCase
                        .entry(place.instanceId())
                        .form()
                        .find(place.path())
                        .isEmpty()) {
            throw new QueryNotPossible(t("The form has no such item. No query was raised."));
        }
        if (repository.unresolved(caseId).stream()
                .anyMatch(query -> Objects.equals(query.instanceId(), target.instanceId())
                        && Objects.equals(query.place(), place)
                        && query.question().equals(question.words()))) {
            throw new QueryNotPossible(t("This is asked there already. No query was raised."));
        }
    }

    /** A finding is asked as by its check: the query ends by itself when the check no longer objects. */
    @Transactional
    public void raise(CaseId caseId, BulkQuestion question, Target target) {
        require(caseId, question, target);
        Finding finding = target.finding();
        String words = question.words();
        if (finding == null) {
            raising.raise(caseId, new Question(target.instanceId(), target.place(), words, question.assignee()));
        } else {
            raising.raiseFinding(caseId, finding, words, question.assignee());
        }
    }
}
