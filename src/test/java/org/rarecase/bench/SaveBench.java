package org.rarecase.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.Casebook;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A save of one form with 1 and with 40 changed items through the real services, in turn with plain JDBC that writes the
 * same rows. Both wait until the disk has it.
 */
@Component
@Lazy
class SaveBench {

    private static final int WARM_UP = 2000;
    private static final int ROUNDS = 1000;

    private final CurrentAccount currentAccount;
    private final Casebook casebook;
    private final FullCase cases;
    private final PlainJdbc plain;

    SaveBench(CurrentAccount currentAccount, Casebook casebook, FullCase cases, PlainJdbc plain) {
        this.currentAccount = currentAccount;
        this.casebook = casebook;
        this.cases = cases;
        this.plain = plain;
    }

    List<Figure> run() {
        try {
            return currentAccount.callAs(cases.investigator("kettles over the harbour"), this::measure);
        } catch (SQLException e) {
            throw new IllegalStateException("The bench failed", e);
        }
    }

    private List<Figure> measure() throws SQLException {
        var figures = new ArrayList<Figure>();
        for (var items : List.of(1, 40)) {
            var saves = new Saves(casebook, cases.empty(), items);
            var writes = plain.copying(saves.form(), cases.empty());
            saves.save();
            writes.learn();
            saves.save();
            writes.learn();
            var rarecase = new long[ROUNDS];
            var jdbc = new long[ROUNDS];
            for (var round = -WARM_UP; round < ROUNDS; round++) {
                var before = System.nanoTime();
                saves.save();
                var between = System.nanoTime();
                writes.write();
                var after = System.nanoTime();
                if (round >= 0) {
                    rarecase[round] = between - before;
                    jdbc[round] = after - between;
                }
            }
            var ours = Figure.ofNanos("save, changed items: " + items, rarecase);
            var theirs = Figure.ofNanos("plain JDBC, trail rows: " + writes.trailRows(), jdbc);
            figures.addAll(List.of(ours, theirs, Figure.ratio("save : plain JDBC, items: " + items, ours, theirs)));
        }
        return figures;
    }
}
