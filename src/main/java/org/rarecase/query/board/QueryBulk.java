package org.rarecase.query.board;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.Assignee;
import org.rarecase.query.BulkQuestion;
import org.rarecase.query.BulkRaising;
import org.rarecase.query.QueryActions;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryReason;
import org.rarecase.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The same step for many queries, or the same question to many cases. Each is a transaction of its own: what is refused
 * is told and keeps no other from being done, and none is half done.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class QueryBulk {

    /** What was not done, and why. */
    public record Failure<T>(T subject, String why) {}

    /** @param subjects of the steps that were taken, one for each */
    public record Outcome<T>(List<T> subjects, List<Failure<T>> failures) {

        /** How many steps were taken. */
        public int done() {
            return subjects.size();
        }
    }

    private static final Logger log = LoggerFactory.getLogger(QueryBulk.class);

    private final QueryActions actions;
    private final QueryAssignments assignments;
    private final BulkRaising raising;

    QueryBulk(QueryActions actions, QueryAssignments assignments, BulkRaising raising) {
        this.actions = actions;
        this.assignments = assignments;
        this.raising = raising;
    }

    public Outcome<QueryId> close(Collection<QueryId> queries, QueryReason reason, String text) {
        return each(queries, query -> actions.close(query, reason, text));
    }

    public Outcome<QueryId> cancel(Collection<QueryId> queries, String reason) {
        return each(queries, query -> actions.cancel(query, reason));
    }

    /** Sides that are not there stay as they are. */
    public Outcome<QueryId> assign(Collection<QueryId> queries, Map<QueryParty, Assignee> assignees) {
        return each(queries, query -> assignments.assign(query, assignees));
    }

    /** What {@link #raise} would come to: as many queries, and what would be left out. Monitors only. */
    public Outcome<CaseId> preview(Collection<CaseId> cases, BulkQuestion question) {
        return eachOf(cases, question, raising::require);
    }

    /** Asks the same in each of these cases. Monitors only. */
    public Outcome<CaseId> raise(Collection<CaseId> cases, BulkQuestion question) {
        return eachOf(cases, question, raising::raise);
    }

    /** What is done where one of the cases is asked. */
    private interface Step {
        void take(CaseId caseId, BulkQuestion question, BulkRaising.Target target);
    }

    private Outcome<CaseId> eachOf(Collection<CaseId> cases, BulkQuestion question, Step step) {
        question.words();
        List<CaseId> done = new ArrayList<>();
        List<Failure<CaseId>> failures = new ArrayList<>();
        for (CaseId id : cases) {
            List<BulkRaising.Target> targets = new ArrayList<>();
            failures.addAll(each(List.of(id), it -> targets.addAll(raising.targets(it, question)))
                    .failures());
            for (BulkRaising.Target target : targets) {
                Outcome<CaseId> one = each(List.of(id), it -> step.take(it, question, target));
                done.addAll(one.subjects());
                failures.addAll(one.failures());
            }
        }
        return new Outcome<>(done, failures);
    }

    private static <T> Outcome<T> each(Collection<T> subjects, Consumer<T> step) {
        List<T> done = new ArrayList<>();
        List<Failure<T>> failures = new ArrayList<>();
        for (T subject : subjects) {
            try {
                step.accept(subject);
                done.add(subject);
            } catch (Refusal refused) {
                failures.add(new Failure<>(subject, refused.getMessage()));
            } catch (RuntimeException bug) {
                // The others are not to be left in the dark about how far it got.
                log.error("Failed for {}", subject, bug);
                failures.add(new Failure<>(subject, t("This failed unexpectedly. Nothing was changed. Try it alone.")));
            }
        }
        return new Outcome<>(done, failures);
    }
}
