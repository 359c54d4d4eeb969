package org.rarecase.bench;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.query.DataQueries;
import org.rarecase.workflow.task.WorkList;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person waits for at the server: the save of one field, and all that the page of a long case asks for when it
 * is opened; alone and among fifty. In turn with a transaction that changes one row and waits until the disk has it. Then
 * all of it through the protocol of the page, see {@link PageBench}.
 */
@Component
@Lazy
public class EntryBench {

    private static final int CROWD = 50;
    private static final int TURNS = 500;
    private static final int FEWEST_TURNS = 10;
    private static final int IN_ONE_TURN = 4;

    private final CurrentAccount currentAccount;
    private final Casebook casebook;
    private final DataQueries queries;
    private final WorkList work;
    private final FullCase cases;
    private final PageBench pages;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    EntryBench(
            CurrentAccount currentAccount,
            Casebook casebook,
            DataQueries queries,
            WorkList work,
            FullCase cases,
            @Lazy PageBench pages,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.currentAccount = currentAccount;
        this.casebook = casebook;
        this.queries = queries;
        this.work = work;
        this.cases = cases;
        this.pages = pages;
        this.sql = sql;
        this.transaction = transaction;
    }

    void run(Consumer<Figure> figures) {
        var investigator = cases.investigator(PageBench.PASSWORD);
        currentAccount.callAs(investigator, () -> measure(investigator)).forEach(figures);
        pages.run(investigator, figures);
    }

    private List<Figure> measure(String investigator) {
        var full = cases.full().caseId();
        var touched = IntStream.range(0, CROWD)
                .mapToObj(person -> cases.empty().caseId())
                .toList();
        var saves = IntStream.range(0, CROWD)
                .mapToObj(person -> new Saves(casebook, cases.empty(), 1))
                .toList();
        IntFunction<Runnable> commit = person -> () -> touch(touched.get(person));
        IntFunction<Runnable> save =
                person -> as(investigator, () -> saves.get(person).save());
        IntFunction<Runnable> open = person -> as(investigator, () -> open(full));
        var works = List.of(commit, save, open);
        var figures = new ArrayList<Figure>();
        for (var people : List.of(1, CROWD)) {
            var turns = Math.max(FEWEST_TURNS, TURNS / people);
            Crowd.inTurn(people, turns, IN_ONE_TURN, works);
            var measured = Crowd.inTurn(people, turns, IN_ONE_TURN, works);
            var who = people == 1 ? "1 person" : people + " people";
            var committed = Figure.ofNanos("bare commit, " + who, measured.get(0));
            var saved = Figure.ofNanos("save of one field, " + who, measured.get(1));
            figures.addAll(List.of(
                    committed,
                    saved,
                    Figure.ratio("save : bare commit, " + who, saved, committed),
                    Figure.ofNanos("opening a long case, " + who, measured.get(2))));
        }
        return figures;
    }

    /** People of this account who save a field and open a long case every second, until it is closed. */
    public AutoCloseable busy(String investigator, int people) {
        return currentAccount.callAs(investigator, () -> {
            var full = cases.full().caseId();
            var saves = IntStream.range(0, people)
                    .mapToObj(person -> new Saves(casebook, cases.empty(), 1))
                    .toList();
            return Crowd.busy(
                    people,
                    person -> as(investigator, () -> {
                        saves.get(person).save();
                        open(full);
                    }));
        });
    }

    private Runnable as(String userName, Runnable work) {
        return () -> currentAccount.callAs(userName, () -> {
            work.run();
            return userName;
        });
    }

    private void touch(CaseId id) {
        transaction.executeWithoutResult(it -> sql.sql("UPDATE casebook_case SET changed_at = ? WHERE id = ?")
                .params(LocalDateTime.now(ZoneOffset.UTC), id.value())
                .update());
    }

    private void open(CaseId id) {
        var open = casebook.open(id);
        queries.threads(queries.ofCase(open));
        work.ofCase(id);
    }
}
