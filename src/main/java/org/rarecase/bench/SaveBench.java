package org.rarecase.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.Change;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A save of one form with 1 and with 40 changed items through the real services, in turn with plain JDBC that writes the
 * same rows. Both wait until the disk has it.
 */
@Component
@Lazy
class SaveBench {

    static final String TUMOUR_TYPE = "T03";
    private static final String USER = "bench";
    private static final int WARM_UP = 2000;
    private static final int ROUNDS = 1000;

    private final Studies studies;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final Casebook casebook;
    private final PlainJdbc plain;

    SaveBench(Studies studies, Accounts accounts, CurrentAccount currentAccount, Casebook casebook, PlainJdbc plain) {
        this.studies = studies;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.casebook = casebook;
        this.plain = plain;
    }

    List<Figure> run() {
        try {
            var site = currentAccount
                    .callAsSystem(() -> studies.add("BENCH", "Bench", "DE"))
                    .id();
            currentAccount.callAsSystem(() -> accounts.create(
                    USER,
                    "Bench",
                    "only for this bench",
                    Set.of(Role.INVESTIGATOR),
                    new SiteScope(false, Set.of(site))));
            return currentAccount.callAs(USER, () -> measure(site));
        } catch (Exception e) {
            throw new IllegalStateException("The bench failed", e);
        }
    }

    private List<Figure> measure(SiteId site) throws Exception {
        var figures = new ArrayList<Figure>();
        for (var items : List.of(1, 40)) {
            var saves = new Saves(casebook, newCase(site), items);
            var writes = plain.copying(saves.form(), newCase(site));
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

    private FilledForm newCase(SiteId site) {
        var id = casebook.register(site).id();
        var type = new Change(ItemPath.of("tumour_type"), Answer.BLANK, Answer.text(TUMOUR_TYPE));
        casebook.save(id, entry(id, "diagnosis"), List.of(type), null);
        return new FilledForm(id, entry(id, "adrenocortical-tumour"));
    }

    private long entry(CaseId id, String form) {
        return casebook.open(id).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow()
                .id();
    }

    record FilledForm(CaseId caseId, long entryId) {}
}
