package org.rarecase.workflow.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.workflow.process.AdjudicationProcess;
import org.rarecase.workflow.process.FormerReviewProcess;
import org.rarecase.workflow.process.HiddenProcesses;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open steps, as the engine has them: of an account, or of a case. */
@Service
public class WorkList {

    private final OpenTaskRepository repository;
    private final TaskDefinitions drawn;
    private final TaskCompletion steps;
    private final Casebook casebook;
    private final DataQueries queries;
    private final HiddenProcesses hidden;
    private final FourEyes fourEyes;
    private final CurrentAccount currentAccount;
    private final Clock clock;

    WorkList(
            OpenTaskRepository repository,
            TaskDefinitions drawn,
            TaskCompletion steps,
            Casebook casebook,
            DataQueries queries,
            HiddenProcesses hidden,
            FourEyes fourEyes,
            CurrentAccount currentAccount,
            Clock clock) {
        this.repository = repository;
        this.drawn = drawn;
        this.steps = steps;
        this.casebook = casebook;
        this.queries = queries;
        this.hidden = hidden;
        this.fourEyes = fourEyes;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    /**
     * A page of the steps that the account may take: what is due first, then what has no due date, oldest first.
     *
     * @param after last item of the page before, or null
     */
    @Transactional(readOnly = true)
    public List<WorkItem> mine(@Nullable WorkItem after, int limit) {
        Account account = currentAccount.account();
        List<String> groups = account.roles().stream().map(Role::key).toList();
        List<WorkItem> mine = new ArrayList<>();
        WaitingTask last = after == null ? null : WaitingTask.of(after);
        while (mine.size() < limit) {
            int wanted = limit - mine.size();
            List<OpenTask> page = repository.find(account.userName(), groups, account.sites(), last, wanted);
            // Some may be about what is hidden from the account, or not for it: then others take their places.
            items(page).stream().filter(WorkItem::mine).forEach(mine::add);
            if (page.size() < wanted) {
                break;
            }
            last = WaitingTask.of(page.getLast());
        }
        return mine;
    }

    /** All open steps of a case, also those that wait for others. */
    @Transactional(readOnly = true)
    public List<WorkItem> ofCase(CaseId caseId) {
        return items(repository.ofCase(caseId));
    }

    /**
     * Ends a step. Refused if it is not open, not the account's, not with this outcome, or not without a reason; and
     * by whatever the process does next, in the same transaction.
     *
     * @param outcome key of one of the item's outcomes
     */
    @Transactional
    public void complete(String taskId, String outcome, @Nullable String reason) {
        steps.complete(taskId, outcome, reason);
    }

    /**
     * As {@link #complete(String, String, String)}, together with a signature: both or neither. What is refused for want
     * of one tells so by {@link org.rarecase.signature.SignatureRequired}.
     */
    @Transactional
    public void complete(String taskId, String outcome, @Nullable String reason, SignerReauthentication signing) {
        steps.complete(taskId, outcome, reason, signing);
    }

    /** As {@link #complete(String, String, String)}, of the step with this id in the process file. */
    @Transactional
    public void complete(CaseId caseId, String step, String outcome, @Nullable String reason) {
        String own = currentAccount.account().userName();
        OpenTask open = repository.ofCase(caseId).stream()
                .filter(task -> task.key().equals(step))
                // Of several of the kind, as of the readers of a review, one's own.
                .min(Comparator.comparing(task -> !own.equals(task.assignee())))
                .orElseThrow(StepNotOpen::gone);
        steps.complete(open.id(), outcome, reason);
    }

    private List<WorkItem> items(Collection<OpenTask> tasks) {
        List<CaseId> cases = tasks.stream().map(OpenTask::caseId).distinct().toList();
        List<QueryId> asked =
                tasks.stream().map(OpenTask::queryId).filter(Objects::nonNull).toList();
        Map<CaseId, CaseSummary> records = casebook.records(cases);
        Map<QueryId, DataQuery> about = queries.queries(asked);
        Set<Role> own = currentAccount.account().roles();
        Instant now = clock.instant();
        List<WorkItem> items = new ArrayList<>();
        Map<CaseId, String> askers = fourEyes.askers(tasks);
        for (OpenTask task : tasks) {
            CaseSummary caseSummary = records.get(task.caseId());
            DataQuery query = task.queryId() == null ? null : about.get(task.queryId());
            // Who may not read the query is not told of it either: it could give the local diagnosis away.
            if (caseSummary != null
                    && hidden.isShown(task.definitionId())
                    && !(currentAccount.account().isReviewerOnly() && (tellsOfReaders(task) || isOfSite(task)))
                    && (task.queryId() == null || query != null)) {
                items.add(item(task, caseSummary, query, own, askers.get(task.caseId()), now));
            }
        }
        return items;
    }

    /** Nor that a reader is still looked for, from which follows how many there are. */
    private boolean tellsOfReaders(OpenTask task) {
        return ReadingProcess.isOfCoordinator(task.key()) || isOfOtherReader(task);
    }

    /** A review is read, and compared, by one person; who is still to judge is not told that others do. */
    private boolean isOfOtherReader(OpenTask task) {
        return (ReviewProcess.isOfOneReader(task.key()) || AdjudicationProcess.isOfOnePerson(task.key()))
                && task.assignee() != null
                && !task.assignee().equals(currentAccount.account().userName());
    }

    /** That the site has something to acknowledge tells of a disagreement. */
    private static boolean isOfSite(OpenTask task) {
        return task.key().equals(ReviewProcess.ACKNOWLEDGE);
    }

    /** Who reads the case in another role knows what its site found. */
    private boolean isForBlinded(OpenTask task) {
        return (task.key().equals(FormerReviewProcess.REVIEW_PATHOLOGY) || ReadingProcess.isOfReader(task.key()))
                && !currentAccount.account().isReviewerOnly();
    }

    private WorkItem item(
            OpenTask task,
            CaseSummary caseSummary,
            @Nullable DataQuery query,
            Set<Role> own,
            @Nullable String asker,
            Instant now) {
        TaskDefinition step = drawn.step(task.definitionId(), task.key());
        Instant due = task.due();
        boolean rests = RestingSteps.rests(task, caseSummary);
        boolean asked = FourEyes.asked(task, asker, currentAccount.account());
        List<Outcome> outcomes = asked ? FourEyes.without(task, step.outcomes()) : step.outcomes();
        List<Outcome> offered = RestingSteps.offered(outcomes, caseSummary);
        boolean kept = offered.size() < outcomes.size();
        return new WorkItem(
                task,
                step,
                caseSummary,
                query,
                due != null && !rests && !now.isBefore(due),
                rests ? List.of() : offered,
                TaskCompletion.roles(task).stream().anyMatch(own::contains)
                        && !isOfOtherReader(task)
                        && !isForBlinded(task),
                rests
                        ? RestingSteps.why(caseSummary)
                        : asked ? FourEyes.why() : kept ? RestingSteps.whyNotReturned(caseSummary) : null);
    }
}
