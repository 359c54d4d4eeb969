package org.rarecase.query.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.entry.Place;
import org.rarecase.form.ItemPath;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.QueryState;
import org.rarecase.query.QueryTurns;
import org.springframework.stereotype.Component;

/** The queries of a case: raised at a field, answered, closed or reopened beside it. */
@Component
class QueriesPanel implements CasePanel {

    private final DataQueries queries;
    private final QueryRaising raising;
    private final QueryTurns turns;
    private final CurrentAccount currentAccount;
    private final Accounts accounts;
    private final Clock clock;

    QueriesPanel(
            DataQueries queries,
            QueryRaising raising,
            QueryTurns turns,
            CurrentAccount currentAccount,
            Accounts accounts,
            Clock clock) {
        this.queries = queries;
        this.raising = raising;
        this.turns = turns;
        this.currentAccount = currentAccount;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "queries";
    }

    @Override
    public String title() {
        return t("Queries");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean isShown(CaseContext context) {
        return Stream.of(Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR, Role.AUDITOR)
                .anyMatch(currentAccount::has);
    }

    @Override
    public Content open(CaseContext context) {
        CaseQueryList list = new CaseQueryList(queries, raising, turns, currentAccount, accounts, clock, context);
        return new Content() {
            @Override
            public com.vaadin.flow.component.Component component() {
                return list;
            }

            @Override
            public void show(Place place) {
                list.show(place);
            }
        };
    }

    @Override
    public Optional<ItemAction> itemAction(CaseContext context) {
        return Optional.of(new ItemAction(VaadinIcon.COMMENT_ELLIPSIS_O, t("Query")));
    }

    @Override
    public List<ItemMark> marks(CaseContext context, long entryId) {
        Map<ItemPath, List<DataQuery>> unsettled = new LinkedHashMap<>();
        for (DataQuery query : queries.ofCase(context.openCase())) {
            Place place = query.place();
            if (place != null && place.entryId() == entryId && !query.isSettled()) {
                unsettled
                        .computeIfAbsent(place.path(), path -> new ArrayList<>())
                        .add(query);
            }
        }
        return unsettled.entrySet().stream()
                .map(entry -> mark(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String one(QueryState state) {
        return switch (state) {
            case OPEN -> t("Open query");
            case ANSWERED -> t("Answered query");
            case CLOSED -> t("Closed query");
            case CANCELLED -> t("Cancelled query");
        };
    }

    /** One mark for an item, however many queries it has: what waits for the site comes first. */
    private static ItemMark mark(ItemPath path, List<DataQuery> queries) {
        QueryState state = queries.stream()
                .map(DataQuery::state)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        String text = queries.size() == 1 ? one(state) : t("{0} queries", queries.size());
        return new ItemMark(path, QueryTexts.tone(state).name().toLowerCase(Locale.ROOT), text);
    }
}
