package org.rarecase.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.VisibleCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queries as the account may read them. */
@Service
public class DataQueries {

    private final QueryRepository repository;
    private final CheckQuestions questions;
    private final CurrentAccount currentAccount;

    DataQueries(QueryRepository repository, CheckQuestions questions, CurrentAccount currentAccount) {
        this.repository = repository;
        this.questions = questions;
        this.currentAccount = currentAccount;
    }

    /**
     * Whether the account may know of queries in this case. A reviewer who is still blinded may not, wherever they
     * stand: what is asked may give away what the site found.
     */
    public boolean mayRead(VisibleCase visibleCase) {
        return isReader() || !visibleCase.blinded();
    }

    /** The queries of a case at the forms that the account sees, oldest first. */
    @Transactional(readOnly = true)
    public List<DataQuery> ofCase(VisibleCase visibleCase) {
        if (!mayReadOf(visibleCase)) {
            return List.of();
        }
        return repository.ofCase(visibleCase.caseSummary().id()).stream()
                .map(questions::translated)
                .filter(query -> isVisible(query, visibleCase))
                .toList();
    }

    private boolean mayReadOf(VisibleCase visibleCase) {
        boolean restricted = !visibleCase.caseSummary().consent().permitsUse();
        return mayRead(visibleCase) && (!restricted || Casebook.readsRestricted(currentAccount.account()));
    }

    private static boolean isVisible(DataQuery query, @Nullable VisibleCase visibleCase) {
        return visibleCase != null
                && (query.instanceId() == null
                        || visibleCase.entries().stream()
                                .anyMatch(entry -> entry.id().equals(query.instanceId())));
    }

    /**
     * A query with its messages, oldest first, in the words in which they are stored: the same whoever reads them.
     */
    public record Thread(DataQuery query, List<QueryMessage> messages) {}

    /** What {@link #ofCase} shows of each of these cases, by case, in two statements. */
    @Transactional(readOnly = true)
    public Map<CaseId, List<Thread>> ofCases(Collection<VisibleCase> open) {
        Map<CaseId, VisibleCase> readable = new LinkedHashMap<>();
        open.stream()
                .filter(this::mayReadOf)
                .forEach(each -> readable.put(each.caseSummary().id(), each));
        List<DataQuery> queries = repository.ofCases(readable.keySet()).stream()
                .filter(query -> isVisible(query, readable.get(query.caseId())))
                .toList();
        Map<QueryId, List<QueryMessage>> messages =
                repository.messages(queries.stream().map(DataQuery::id).toList());
        return queries.stream()
                .collect(Collectors.groupingBy(
                        DataQuery::caseId,
                        Collectors.mapping(
                                query -> new Thread(query, messages.getOrDefault(query.id(), List.of())),
                                Collectors.toList())));
    }

    /** With what the registry asks in its own words said in the language of the reader. */
    public DataQuery translated(DataQuery query) {
        return questions.translated(query);
    }

    /** The messages of these queries, oldest first. Ask only for queries that were given to the account. */
    @Transactional(readOnly = true)
    public Map<QueryId, List<QueryMessage>> threads(Collection<DataQuery> queries) {
        return questions.translated(
                queries, repository.messages(queries.stream().map(DataQuery::id).toList()));
    }

    /** Those of these queries that the account may read. */
    @Transactional(readOnly = true)
    public Map<QueryId, DataQuery> queries(Collection<QueryId> ids) {
        if (!isReader()) {
            return Map.of();
        }
        boolean restrictedToo = Casebook.readsRestricted(currentAccount.account());
        return repository.find(ids, restrictedToo).stream()
                .filter(query -> currentAccount.sites().includes(query.site()))
                .map(questions::translated)
                .collect(Collectors.toMap(DataQuery::id, query -> query));
    }

    /** Whether the account reads queries beside forms, in lists too. */
    public boolean isReader() {
        return currentAccount.account().readsQueries();
    }
}
