package org.rarecase.exchange.cut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.rarecase.account.CurrentAccount;
import org.rarecase.exchange.cut.CaseDifference.Kind;
import org.rarecase.exchange.cut.CutCases.Pair;
import org.rarecase.exchange.cut.CutCases.Sight;
import org.rarecase.exchange.fact.Content;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What changed from one cut to another. Which cases differ is known by their hashes; only these are read. */
@Service
public class CutComparisons {

    /** So many cases are read at once. */
    public static final int PAGE = 20;

    /** How many cases are new, changed and gone. */
    public record Counts(int added, int changed, int gone) {

        public int all() {
            return added + changed + gone;
        }
    }

    /** Takes the lines of a table. */
    public interface Lines {
        void add(List<String> cells) throws IOException;
    }

    private final Cuts cuts;
    private final CutRepository repository;
    private final CutCases cases;
    private final CurrentAccount currentAccount;

    CutComparisons(Cuts cuts, CutRepository repository, CutCases cases, CurrentAccount currentAccount) {
        this.cuts = cuts;
        this.repository = repository;
        this.cases = cases;
        this.currentAccount = currentAccount;
    }

    /** @param before id of the cut that is taken as the earlier one */
    @Transactional(readOnly = true)
    public Counts count(long before, long after) {
        Sight sight = sight(before, after);
        return new Counts(
                cases.only(after, before, sight),
                cases.changed(before, after, sight),
                cases.only(before, after, sight));
    }

    /**
     * The next cases that differ, by their numbers, at most {@link #PAGE}.
     *
     * @param number the last one of the page before, or empty
     */
    @Transactional(readOnly = true)
    public List<CaseDifference> page(long before, long after, String number) {
        Sight sight = sight(before, after);
        Side earlier = side(before);
        Side later = side(after);
        return cases.differing(before, after, sight, number, PAGE).stream()
                .map(pair -> difference(pair, earlier, later))
                .toList();
    }

    /** All of it as lines of a table, the head first; a page is in memory at a time. */
    @Transactional(readOnly = true)
    public void print(long before, long after, Lines lines) {
        Sight sight = sight(before, after);
        Side earlier = side(before);
        Side later = side(after);
        try {
            lines.add(List.of("case", "what", "form", "item", "before", "after"));
            String last = "";
            List<Pair> page;
            do {
                page = cases.differing(before, after, sight, last, PAGE);
                for (Pair pair : page) {
                    last = pair.number();
                    print(difference(pair, earlier, later), lines);
                }
            } while (page.size() == PAGE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void print(CaseDifference difference, Lines lines) throws IOException {
        String kind = difference.kind().name().toLowerCase(Locale.ROOT);
        if (difference.kind() != Kind.CHANGED) {
            lines.add(List.of(difference.number(), kind, "", "", "", ""));
        }
        for (CaseDifference.Item item : difference.items()) {
            lines.add(List.of(difference.number(), kind, item.form(), item.item(), item.before(), item.after()));
        }
    }

    private Sight sight(long before, long after) {
        cuts.made(before);
        cuts.made(after);
        return CutRights.ofReader(currentAccount);
    }

    /** What the cases of a cut are read with. */
    private record Side(byte[] first, Content content) {}

    private Side side(long cut) {
        return new Side(repository.header(cut), repository.content(cuts.made(cut)));
    }

    private static CaseDifference difference(Pair pair, Side earlier, Side later) {
        StoredCase before = pair.before();
        StoredCase after = pair.after();
        if (before == null) {
            return new CaseDifference(pair.number(), Kind.NEW, List.of());
        }
        if (after == null) {
            return new CaseDifference(pair.number(), Kind.GONE, List.of());
        }
        return new CaseDifference(
                pair.number(), Kind.CHANGED, told(before, earlier).differences(told(after, later)));
    }

    private static ToldCase told(StoredCase stored, Side side) {
        return new ToldCase(CutSource.of(stored, side.first(), side.content(), side.content()));
    }
}
