package org.rarecase.query;

import static org.rarecase.shared.Words.t;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
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

    /** @param done how many steps were taken */
    public record Outcome<T>(int done, List<Failure<T>> failures) {}

    private static final Logger log = LoggerFactory.getLogger(QueryBulk.class);

    private final QueryTurns turns;
    private final QueryAssignments assignments;
    private final QueryRaising raising;

    QueryBulk(QueryTurns turns, QueryAssignments assignments, QueryRaising raising) {
        this.turns = turns;
        this.assignments = assignments;
        this.raising = raising;
    }

    public Outcome<QueryId> close(Collection<QueryId> queries, QueryReason reason, String text) {
        return each(queries, query -> turns.close(query, reason, text));
    }

    public Outcome<QueryId> cancel(Collection<QueryId> queries, String reason) {
        return each(queries, query -> turns.cancel(query, reason));
    }

    /** Sides that are not there stay as they are. */
    public Outcome<QueryId> assign(Collection<QueryId> queries, Map<QuerySide, Assignee> assignees) {
        return each(queries, query -> assignments.assign(query, assignees));
    }

    /**
     * Asks the same about one item, or about a form, in each of these cases; of a form filled several times, in each
     * filling.
     *
     * @param item null for the form as a whole
     */
    public Outcome<CaseId> raise(Collection<CaseId> cases, FormKey form, @Nullable ItemPath item, String text) {
        return eachOf(cases, id -> raising.questions(id, form, item, text), raising::raiseOnce);
    }

    /** Asks what a check finds in these cases, in its words or in others. */
    public Outcome<CaseId> raiseFindings(Collection<CaseId> cases, FormKey form, String check, String text) {
        return eachOf(
                cases,
                id -> raising.findings(id, form, check),
                (id, finding) -> raising.raiseFinding(id, finding, text));
    }

    /** A step of one of the questions to a case. */
    private interface Step<Q> {
        void take(CaseId caseId, Q question);
    }

    private static <Q> Outcome<CaseId> eachOf(
            Collection<CaseId> cases, Function<CaseId, List<Q>> questions, Step<Q> step) {
        int done = 0;
        List<Failure<CaseId>> failures = new ArrayList<>();
        for (CaseId id : cases) {
            List<Q> asked = new ArrayList<>();
            failures.addAll(
                    each(List.of(id), it -> asked.addAll(questions.apply(it))).failures());
            for (Q question : asked) {
                Outcome<CaseId> one = each(List.of(id), it -> step.take(it, question));
                done += one.done();
                failures.addAll(one.failures());
            }
        }
        return new Outcome<>(done, failures);
    }

    private static <T> Outcome<T> each(Collection<T> subjects, Consumer<T> step) {
        int done = 0;
        List<Failure<T>> failures = new ArrayList<>();
        for (T subject : subjects) {
            try {
                step.accept(subject);
                done++;
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
