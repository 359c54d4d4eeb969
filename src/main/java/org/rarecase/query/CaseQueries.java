package org.rarecase.query;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.event.AnswersSaved;
import org.rarecase.casebook.event.CaseAboutToBeApproved;
import org.rarecase.casebook.event.CaseStateChanged;
import org.rarecase.casebook.event.FormsMigrated;
import org.rarecase.casebook.event.ValuesChanged;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.KnownItem;
import org.rarecase.form.Severity;
import org.rarecase.shared.AuditLine;
import org.rarecase.visit.VisitChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a case's life means for its queries: submission raises them, and none may be left at approval. */
@Component
class CaseQueries {

    private final QueryRaising raising;
    private final QueryRepository repository;
    private final QueryValues values;
    private final QueryWorkflow workflow;
    private final Casebook casebook;

    CaseQueries(
            QueryRaising raising,
            QueryRepository repository,
            QueryValues values,
            QueryWorkflow workflow,
            Casebook casebook) {
        this.raising = raising;
        this.repository = repository;
        this.values = values;
        this.workflow = workflow;
        this.casebook = casebook;
    }

    @EventListener
    void on(CaseAboutToBeApproved event) {
        int unresolved = repository.countUnresolved(event.caseId());
        if (unresolved > 0) {
            throw new QueriesStillOpen(unresolved);
        }
    }

    /** What a check asked needs no answer once the value is corrected, as conduct of data management demands. */
    @EventListener
    void on(AnswersSaved event) {
        if (!event.caseSummary().submittedBefore()) {
            return;
        }
        Evaluation evaluation = event.evaluation();
        List<DataQuery> unresolved = repository.unresolved(event.caseSummary().id());
        values.follow(unresolved, evaluation);
        List<DataQuery> corrected = unresolved.stream()
                .filter(query -> query.check() != null
                        && query.place() != null
                        && evaluation.knows(query.place().instanceId()))
                .filter(query -> evaluation.findings(Objects.requireNonNull(query.place())).stream()
                        .noneMatch(finding -> finding.check().equals(query.check())))
                .toList();
        endObsolete(corrected, CheckQuestions.CORRECTED.english());
    }

    /** What is not asked any more needs no answer. Queries on items that stay keep their place. */
    @EventListener
    void on(FormsMigrated event) {
        List<DataQuery> unresolved = repository.unresolved(event.caseId());
        if (unresolved.isEmpty()) {
            return;
        }
        repository.unfollow(event.caseId());
        List<DataQuery> vanished =
                unresolved.stream().filter(query -> hasVanished(query, event)).toList();
        endObsolete(vanished, CheckQuestions.VANISHED.english());
    }

    /** Items of other forms may be derived from a form that joins or leaves a case. */
    @EventListener
    void on(ValuesChanged event) {
        if (event.auditLines().stream().anyMatch(line -> line.kind().startsWith("form."))) {
            repository.unfollow(event.caseId());
        }
        if (event.auditLines().stream().anyMatch(CaseQueries::isTumourType)) {
            repository.followTumourType(event.caseId());
        }
    }

    private static boolean isTumourType(AuditLine line) {
        return KnownItem.TUMOUR_TYPE.isAt(line.form(), line.itemPath());
    }

    private void endObsolete(List<DataQuery> obsolete, String why) {
        obsolete.forEach(query -> workflow.endObsolete(query.caseId(), query.id(), why));
    }

    /** The item has gone, or the check that asked. */
    private static boolean hasVanished(DataQuery query, FormsMigrated event) {
        ItemRef place = query.place();
        if (place == null) {
            return false;
        }
        FormDefinition after = event.after().get(place.instanceId());
        return after != null
                && (after.find(place.path()).isEmpty()
                        || query.check() != null
                                && after.checks().stream()
                                        .noneMatch(check -> check.key().equals(query.check())));
    }

    @EventListener
    void on(CaseStateChanged event) {
        if (event.after() != CaseState.SUBMITTED) {
            return;
        }
        ask(casebook.open(event.caseId()), entry -> !entry.isVisitOpen());
    }

    /** A visit is submitted on its own. */
    @EventListener
    void on(VisitChanged event) {
        if (event.visit().state() == VisitState.HANDED_IN) {
            List<FormInstanceId> submitted =
                    event.entries().stream().map(FormInstance::id).toList();
            ask(casebook.open(event.caseSummary().id()), entry -> submitted.contains(entry.id()));
        }
    }

    private void ask(VisibleCase visibleCase, Predicate<FormInstance> submitted) {
        List<DataQuery> raised = repository.ofCase(visibleCase.caseSummary().id());
        values.follow(raised, visibleCase.evaluation());
        for (FormInstance entry : visibleCase.entries()) {
            // What a pathologist has not signed off yet is not told to the site.
            if (entry.kept()
                    || visibleCase.isLocked(entry)
                    || !submitted.test(entry)
                    || entry.signedOffAt() == null && !entry.form().isFilledBySite()) {
                continue;
            }
            for (Finding finding : visibleCase.evaluation().findings(entry.id())) {
                if (finding.severity() == Severity.QUERY && !QueryRaising.isAsked(raised, visibleCase, finding)) {
                    raising.raiseByCheck(visibleCase, finding);
                }
            }
        }
    }
}
