package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQuery;
import org.rarecase.query.OpenQueries;
import org.rarecase.query.QueryActions;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryState;
import org.rarecase.ui.Tone;
import org.springframework.stereotype.Component;

/** Counts of open queries beside the forms of a case, and notices of those about a whole form or the whole case. */
@Component
class QueryMarks implements CasePageExtension {

    private final ShownQueries queries;
    private final OpenQueries openQueries;
    private final QueryActions actions;
    private final QueryReviewRuns runs;
    private final Clock clock;

    QueryMarks(ShownQueries queries, OpenQueries openQueries, QueryActions actions, QueryReviewRuns runs, Clock clock) {
        this.actions = actions;
        this.runs = runs;
        this.queries = queries;
        this.openQueries = openQueries;
        this.clock = clock;
    }

    @Override
    public Map<FormInstanceId, List<Mark>> formMarks(CaseContext context) {
        Map<FormInstanceId, List<DataQuery>> byForm = queries.unresolved(context).stream()
                .filter(query -> query.instanceId() != null)
                .collect(Collectors.groupingBy(query -> Objects.requireNonNull(query.instanceId())));
        Map<FormInstanceId, List<Mark>> marks = new LinkedHashMap<>();
        byForm.forEach((instanceId, open) -> marks.put(instanceId, marks(open)));
        return marks;
    }

    private List<Mark> marks(List<DataQuery> open) {
        int mine = (int) open.stream().filter(openQueries::waitsForMe).count();
        int others = open.size() - mine;
        List<Mark> marks = new ArrayList<>();
        if (mine > 0) {
            marks.add(new Mark(
                    Tone.WARNING,
                    VaadinIcon.COMMENT_ELLIPSIS,
                    Integer.toString(mine),
                    mine == 1 ? t("1 query waits for you") : t("{0} queries wait for you", mine)));
        }
        if (others > 0) {
            marks.add(new Mark(
                    Tone.NEUTRAL,
                    VaadinIcon.COMMENT_ELLIPSIS_O,
                    Integer.toString(others),
                    others == 1 ? t("1 query waits for others") : t("{0} queries wait for others", others)));
        }
        return marks;
    }

    @Override
    public Optional<Settlement> settledBy(CaseContext context, Set<ItemRef> corrected) {
        List<QueryId> answered = queries.unresolved(context).stream()
                .filter(query -> query.state() == QueryState.OPEN && query.place() != null)
                .filter(query -> corrected.contains(query.place()) && openQueries.waitsForMyRole(query))
                .map(DataQuery::id)
                .toList();
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        boolean one = answered.size() == 1;
        return Optional.of(new Settlement(
                one ? t("Save correction and answer") : t("Save corrections and answer {0} queries", answered.size()),
                (caseId, changes, reason) ->
                        actions.correctAndAnswer(caseId, changes, reason == null ? "" : reason, answered),
                one
                        ? t("The correction is saved and the query answered. A monitor assesses it now.")
                        : t("The corrections are saved and the queries answered. A monitor assesses them now.")));
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> bar(CaseContext context) {
        return Optional.of(new QueryBar(context, queries, openQueries, runs));
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        return queries.unresolved(context).stream()
                .filter(query -> query.instanceId() == null)
                .map(query -> notice(query, t("About the whole case")))
                .toList();
    }

    @Override
    public List<Notice> notices(CaseContext context, FormInstance entry) {
        return queries.unresolved(context).stream()
                .filter(query -> query.place() == null && Objects.equals(query.instanceId(), entry.id()))
                .map(query -> notice(query, t("About this form")))
                .toList();
    }

    private Notice notice(DataQuery query, String about) {
        QueryIndicator indicator = QueryIndicator.of(List.of(query), openQueries, clock.instant());
        return new Notice(
                indicator.tone(),
                indicator.text() + ". " + about + ": " + query.question(),
                new Action(t("Show query"), () -> QueryAddress.go(query)));
    }
}
