package org.rarecase.exchange.cut;

import static org.rarecase.shared.Messages.t;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.exchange.cut.CutCases.Sight;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.fact.Selection;
import org.rarecase.exchange.json.CaseLines;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the cases of a cut as {@link FactSource} tells those of now. What they say is of the moment of the cut; whether the account
 * may see them, and whether their use is restricted, is of today.
 */
@Component
public class CutSource {

    private final CutRepository repository;
    private final CutCases cases;
    private final CurrentAccount currentAccount;
    private final TransactionTemplate oneMoment;

    CutSource(
            CutRepository repository,
            CutCases cases,
            CurrentAccount currentAccount,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.cases = cases;
        this.currentAccount = currentAccount;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        oneMoment.setReadOnly(true);
    }

    /** The cuts that exports of the account can be made from, the newest first. */
    public List<Cut> usable() {
        return currentAccount.account().readsCases() ? repository.usable(currentAccount.sites()) : List.of();
    }

    /** One of them. */
    public Cut find(long id) {
        return usable().stream().filter(cut -> cut.id() == id).findFirst().orElseThrow(Cuts::notFound);
    }

    /** @param restricted with cases whose use is restricted today, if the account reads them */
    public int count(long id, CaseFilter filter, boolean restricted) {
        return cases.count(find(id).id(), filter, sight(restricted));
    }

    /**
     * Reads the cases of a selection; its filter speaks of what they were then. What the reader throws ends it.
     *
     * @throws CutRefused if what is stored is not what was made
     */
    public void read(long id, Selection selection, FactSource.Reader reader) {
        oneMoment.executeWithoutResult(it -> {
            try {
                readAll(find(id), selection, reader);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private void readAll(Cut cut, Selection selection, FactSource.Reader reader) throws IOException {
        byte[] first = repository.header(cut.id());
        if (!cases.whole(cut.id(), first).sha256().equals(cut.sha256())) {
            throw new CutRefused(t(
                    "The cut “{0}” is not as it was made: its SHA-256 differs. Nothing was read. Restore it from a backup.",
                    cut.name()));
        }
        Content all = repository.content(cut);
        Sight sight = sight(selection.restricted());
        int count = cases.count(cut.id(), selection.cases(), sight);
        int restricted = selection.restricted() || !mayKnowOfRestricted()
                ? 0
                : cases.count(cut.id(), selection.cases(), new Sight(sight.sites(), true)) - count;
        Content offered = new Content(
                all.forms().stream()
                        .filter(form ->
                                selection.forms().isEmpty() || selection.forms().contains(form.key()))
                        .toList(),
                all.asOf());
        Content told = reader.begin(offered, count, restricted);
        String after = "";
        List<StoredCase> page;
        do {
            page = cases.page(cut.id(), selection.cases(), sight, selection.salt(), after);
            for (StoredCase each : page) {
                after = place(selection.salt(), each.number());
                reader.read(of(each, first, all, told));
            }
        } while (page.size() == FactSource.PAGE);
    }

    /** A case as it was, with what is told of it. */
    static CaseFact of(StoredCase stored, byte[] first, Content all, Content told) {
        CaseFact[] read = new CaseFact[1];
        CaseLines.read(first, List.of(stored.line()), all, new FactReader.Sink() {
            @Override
            public void read(CaseFact fact, int line) {
                read[0] = fact;
            }

            @Override
            public void leftOut(LeftOut what) {
                throw new IllegalStateException("Not as it was written: " + what);
            }
        });
        CaseFact fact = read[0];
        return fact.with(fact.forms().stream()
                .filter(form ->
                        told.find(form.form().key(), form.form().version()).isPresent())
                .toList());
    }

    private static String place(String salt, String number) {
        return salt.isEmpty()
                ? number
                : HexFormat.of()
                        .formatHex(StoredCase.digest().digest((salt + number).getBytes(StandardCharsets.UTF_8)));
    }

    /** What is restricted is read by coordinators and auditors where it is asked for, and by nobody else. */
    private Sight sight(boolean restricted) {
        return new Sight(currentAccount.sites(), restricted && readsRestricted());
    }

    private boolean readsRestricted() {
        return currentAccount.has(Role.COORDINATOR) || currentAccount.has(Role.AUDITOR);
    }

    /** To monitors it has gone. */
    private boolean mayKnowOfRestricted() {
        return currentAccount.has(Role.INVESTIGATOR) || readsRestricted();
    }
}
