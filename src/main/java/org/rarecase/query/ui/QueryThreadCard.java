package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was asked and answered about a field, at its mark. */
@Component
@Order(20)
class QueryThreadCard implements CasePageExtension {

    private final DataQueries queries;
    private final Accounts accounts;
    private final Clock clock;

    QueryThreadCard(DataQueries queries, Accounts accounts, Clock clock) {
        this.queries = queries;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<CardPart> card(CaseContext context, ItemRef place) {
        List<DataQuery> here = queries.ofCase(context.visibleCase()).stream()
                .filter(query -> place.equals(query.place()))
                .toList();
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Map<QueryId, List<QueryMessage>> threads = queries.threads(here);
        Map<String, String> names = accounts.names(threads.values().stream()
                .flatMap(List::stream)
                .map(QueryMessage::author)
                .distinct()
                .toList());
        Div content = new Div();
        here.forEach(query -> content.add(
                QueryTexts.badge(query, clock.instant()),
                new QueryThread(
                        threads.getOrDefault(query.id(), List.of()),
                        names,
                        stored -> QueryTexts.value(context.visibleCase(), query, stored),
                        clock)));
        return Optional.of(new CardPart(here.size() == 1 ? t("Query") : t("{0} queries", here.size()), content));
    }
}
