package org.rarecase.query;

import java.util.List;
import java.util.Objects;
import org.rarecase.account.Role;
import org.rarecase.casebook.AnswersSaved;
import org.rarecase.casebook.CaseAboutToBeApproved;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseStateChanged;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.FormsMoved;
import org.rarecase.casebook.OpenCase;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.Place;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Severity;
import org.rarecase.shared.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a case's life means for its queries: submission raises them, and none may be left at approval. */
@Component
class CaseQueries {

    private static final String SITE = Role.INVESTIGATOR.key();

    private final DataQueries queries;
    private final QueryRepository repository;
    private final Casebook casebook;

    CaseQueries(DataQueries queries, QueryRepository repository, Casebook casebook) {
        this.queries = queries;
        this.repository = repository;
        this.casebook = casebook;
    }

    @EventListener
    void on(CaseAboutToBeApproved event) {
        int unsettled = repository.countUnsettled(event.caseId());
        if (unsettled > 0) {
            throw new QueriesStillOpen(unsettled);
        }
    }

    /** What a check asked needs no answer once the value is mended, as conduct of data management demands. */
    @EventListener
    void on(AnswersSaved event) {
        if (!event.caseRecord().submittedBefore()) {
            return;
        }
        Evaluation evaluation = event.evaluation();
        List<DataQuery> mended = repository.openByChecks(event.caseRecord().id()).stream()
                .filter(query ->
                        query.place() != null && evaluation.knows(query.place().entryId()))
                .filter(query -> evaluation.findings(Objects.requireNonNull(query.place())).stream()
                        .noneMatch(finding -> finding.check().equals(query.check())))
                .toList();
        queries.endObsolete(mended, CheckQuestions.MENDED.english());
    }

    /** What is not asked any more needs no answer. Queries on items that stay keep their place. */
    @EventListener
    void on(FormsMoved event) {
        List<DataQuery> vanished = repository.ofCase(event.caseId()).stream()
                .filter(query -> !query.isSettled() && hasVanished(query, event))
                .toList();
        queries.endObsolete(vanished, CheckQuestions.VANISHED.english());
    }

    /** The item has gone, or the check that asked. */
    private static boolean hasVanished(DataQuery query, FormsMoved event) {
        Place place = query.place();
        FormDefinition after = place == null ? null : event.after().get(place.entryId());
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
        OpenCase openCase = casebook.open(event.caseId());
        List<DataQuery> raised = repository.ofCase(event.caseId());
        for (FormEntry entry : openCase.entries()) {
            // What a pathologist has not signed off yet is not told to the site.
            if (entry.kept()
                    || entry.signedOffAt() == null && !entry.form().filledBy().equals(SITE)) {
                continue;
            }
            for (Finding finding : openCase.evaluation().findings(entry.id())) {
                if (finding.severity() == Severity.QUERY && !isAsked(raised, openCase, finding)) {
                    queries.insert(
                            Actor.SYSTEM,
                            openCase,
                            finding.place(),
                            finding.check(),
                            finding.message().english());
                }
            }
        }
    }

    /** The same check at the same place is not asked again while it is open, nor after it was settled for this value. */
    private static boolean isAsked(List<DataQuery> raised, OpenCase openCase, Finding finding) {
        return raised.stream()
                .filter(query ->
                        finding.check().equals(query.check()) && finding.place().equals(query.place()))
                .anyMatch(query -> !query.isSettled()
                        || Objects.equals(query.value(), DataQueries.value(openCase, finding.place())));
    }
}
