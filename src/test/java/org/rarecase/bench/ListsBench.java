package org.rarecase.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.Casebook;
import org.rarecase.form.FormKey;
import org.rarecase.query.QueryState;
import org.rarecase.query.board.QueryBoard;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.query.board.QueryTimes;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.rarecase.workflow.task.WorkList;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Pages of cases, work and queries in registries of 1,000 cases, ten times as many and so on, as the services give them to a
 * monitor of all sites and to an investigator of one. Each page holds fifty lines, or as many as the smallest registry has of
 * them, so that the same page is measured in each.
 */
@Component
@Lazy
class ListsBench {

    private static final int FEWEST_CASES = 1_000;
    static final int CASES = 100_000;
    static final int MOST_CASES = 1_000_000;

    /** So many are generated at once. */
    private static final int GROWTH = 100_000;

    static final int PAGE = 50;
    private static final int FIRST_WARM_UP = 1_000;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 200;
    private static final String MONITOR = "bench-monitor";
    private static final String INVESTIGATOR = "bench-investigator";
    private static final String PASSWORD = "kettles over the harbour";

    private final Studies studies;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final Casebook casebook;
    private final WorkList work;
    private final QueryBoard board;
    private final QueryTimes times;
    private final GeneratedRegistry registry;

    ListsBench(
            Studies studies,
            Accounts accounts,
            CurrentAccount currentAccount,
            Casebook casebook,
            WorkList work,
            QueryBoard board,
            QueryTimes times,
            GeneratedRegistry registry) {
        this.studies = studies;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.casebook = casebook;
        this.work = work;
        this.board = board;
        this.times = times;
        this.registry = registry;
    }

    void run(int most, Consumer<Figure> figures) {
        Site own = prepare();
        var first = new LinkedHashMap<String, Figure>();
        var shown = new LinkedHashMap<String, Integer>();
        int present = 0;
        for (int cases = FEWEST_CASES; cases <= most; cases *= 10) {
            int size = cases;
            while (present < size) {
                int next = Math.min(size, present + GROWTH);
                registry.grow(present, next);
                present = next;
            }
            var pages = pages(own);
            pages.put("ages of queries by site", lines -> ages());
            if (size == FEWEST_CASES) {
                pages.forEach((name, page) -> shown.put(name, page.applyAsInt(PAGE)));
                // Otherwise the smallest registry alone would be measured with code that was not compiled yet.
                pages.forEach((name, page) -> rounds(page, shown.getOrDefault(name, PAGE), FIRST_WARM_UP));
            }
            pages.forEach((name, page) -> {
                int lines = shown.getOrDefault(name, PAGE);
                var figure = Figure.ofNanos("%s, %,d".formatted(name, size), measure(page, lines));
                figures.accept(figure);
                if (first.putIfAbsent(name, figure) != null) {
                    figures.accept(
                            Figure.ratio("%s, %,d : %,d".formatted(name, size, FEWEST_CASES), figure, first.get(name)));
                }
            });
        }
    }

    /** No page: all that is open and all that was answered in a quarter is counted. */
    private int ages() {
        return currentAccount.callAs(
                MONITOR, () -> times.bySite(Duration.ofDays(90)).size());
    }

    /** Sites, accounts and the one case whose step the generated ones copy. */
    Site prepare() {
        Site own = addSites().get(4);
        create(MONITOR, Role.MONITOR, SiteScope.EVERYWHERE);
        create(INVESTIGATOR, Role.INVESTIGATOR, new SiteScope(false, Set.of(own.id())));
        currentAccount.callAs(INVESTIGATOR, () -> casebook.register(own.id()));
        return own;
    }

    private List<Site> addSites() {
        return currentAccount.callAsSystem(() -> IntStream.range(0, GeneratedRegistry.SITES)
                .mapToObj(GeneratedRegistry::siteCode)
                .map(code -> studies.add(code, "Site " + code, "DE"))
                .toList());
    }

    private void create(String userName, Role role, SiteScope scope) {
        currentAccount.callAsSystem(() -> accounts.create(userName, userName, PASSWORD, Set.of(role), scope));
    }

    /** Each gives the number of its lines, so that an empty page is not taken for a fast one, and at most as many as asked for. */
    Map<String, IntUnaryOperator> pages(Site own) {
        var pages = new LinkedHashMap<String, IntUnaryOperator>();
        var type = new CaseFilter(new TumourType("T03"), null, null, "");
        var state = new CaseFilter(null, own.id(), CaseState.SUBMITTED, "");
        pages.put(
                "cases, first page",
                lines -> casebook.find(CaseFilter.ALL, null, lines).size());
        var lastCase = currentAccount.callAs(
                MONITOR, () -> casebook.find(CaseFilter.ALL, null, PAGE).getLast());
        pages.put(
                "cases, next page",
                lines -> casebook.find(CaseFilter.ALL, lastCase, lines).size());
        pages.put(
                "cases, of one type", lines -> casebook.find(type, null, lines).size());
        pages.put(
                "cases, of one state and site",
                lines -> casebook.find(state, null, lines).size());
        pages.put(
                "cases, of one site",
                lines -> casebook.find(new CaseFilter(null, own.id(), null, ""), null, lines)
                        .size());
        pages.put(
                "cases, of one type and site",
                lines -> casebook.find(new CaseFilter(new TumourType("T03"), own.id(), null, ""), null, lines)
                        .size());
        pages.put(
                "cases, by number",
                lines -> casebook.find(new CaseFilter(null, null, null, "S004-000"), null, lines)
                        .size());
        pages.put("work, first page", lines -> work.mine(null, lines).size());
        var lastStep =
                currentAccount.callAs(MONITOR, () -> work.mine(null, PAGE).getLast());
        pages.put("work, next page", lines -> work.mine(lastStep, lines).size());
        pages.put(
                "queries, first page",
                lines -> board.find(QueryFilter.UNRESOLVED, null, lines).size());
        var lastQuery = currentAccount.callAs(
                MONITOR, () -> board.find(QueryFilter.UNRESOLVED, null, PAGE).getLast());
        pages.put(
                "queries, next page",
                lines -> board.find(QueryFilter.UNRESOLVED, lastQuery, lines).size());
        pages.put(
                "queries, answered, one site",
                lines -> board.find(
                                QueryFilter.all()
                                        .in(Set.of(QueryState.ANSWERED))
                                        .at(own.id()),
                                null,
                                lines)
                        .size());
        pages.put(
                "queries, of one type",
                lines -> board.find(QueryFilter.UNRESOLVED.of(new TumourType("T03")), null, lines)
                        .size());
        pages.put(
                "queries, of one form, the site's turn",
                lines -> board.find(
                                QueryFilter.UNRESOLVED
                                        .of(new FormKey("diagnosis"))
                                        .waitingFor(Role.INVESTIGATOR),
                                null,
                                lines)
                        .size());
        pages.put("queries, words of all threads", lines -> saying("check diagnosis", lines));
        pages.put("queries, a word of one thread in 500", lines -> saying("biopsy", lines));
        pages.put("queries, a word of twenty threads", lines -> saying("necropsy", lines));
        // One line more, so that nothing found is no empty page.
        pages.put("queries, a word of no thread", lines -> 1 + saying("appendix", lines));
        var all = new LinkedHashMap<String, IntUnaryOperator>();
        pages.forEach((name, page) -> all.put(name, as(MONITOR, page)));
        all.put("own work, first page", as(INVESTIGATOR, pages.get("work, first page")));
        all.put("own cases, first page", as(INVESTIGATOR, pages.get("cases, first page")));
        return all;
    }

    private int saying(String text, int lines) {
        return board.find(QueryFilter.UNRESOLVED.saying(text), null, lines).size();
    }

    private IntUnaryOperator as(String userName, IntUnaryOperator page) {
        return lines -> currentAccount.callAs(userName, () -> page.applyAsInt(lines));
    }

    private static long[] measure(IntUnaryOperator page, int lines) {
        if (page.applyAsInt(lines) < lines) {
            throw new IllegalStateException("Less is on the page than in the smallest registry");
        }
        rounds(page, lines, WARM_UP);
        return rounds(page, lines, ROUNDS);
    }

    private static long[] rounds(IntUnaryOperator page, int lines, int rounds) {
        var nanos = new long[rounds];
        for (var round = 0; round < rounds; round++) {
            var before = System.nanoTime();
            page.applyAsInt(lines);
            nanos[round] = System.nanoTime() - before;
        }
        return nanos;
    }
}
