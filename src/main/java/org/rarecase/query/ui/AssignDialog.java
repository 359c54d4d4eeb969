package org.rarecase.query.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QuerySide;
import org.rarecase.study.SiteId;

/** Gives queries to persons of the site and of the monitors, or back to all of them. */
class AssignDialog extends Dialog {

    /** Gives one of the queries to these persons, of both sides or of those that were changed. */
    interface Assign {

        void to(Map<QuerySide, @Nullable String> persons);
    }

    private final transient Map<QuerySide, PersonSelect> selects = new EnumMap<>(QuerySide.class);
    private final transient Map<QuerySide, @Nullable String> before = new EnumMap<>(QuerySide.class);

    AssignDialog(Collection<DataQuery> queries, QueryAssignments assignments, Assign action) {
        setHeaderTitle(queries.size() == 1 ? t("Give query to") : t("Give {0} queries to", queries.size()));
        setWidth("26rem");
        add(new Paragraph(
                t("It is in nobody else's work then. Who is switched off, or loses the site, gives it back.")));
        for (QuerySide side : QuerySide.values()) {
            Set<@Nullable String> now =
                    queries.stream().map(query -> query.assignee(side)).collect(Collectors.toSet());
            String common = now.size() == 1 ? now.iterator().next() : null;
            List<Account> candidates = candidates(queries, assignments, side);
            PersonSelect select = new PersonSelect(side, () -> candidates);
            candidates.stream()
                    .filter(account -> account.userName().equals(common))
                    .findFirst()
                    .ifPresent(select::setValue);
            selects.put(side, select);
            before.put(side, common);
            add(select);
        }
        Button assign = new Button(t("Assign"), click -> {
            action.to(changes());
            close();
        });
        assign.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), assign);
    }

    /** Those who may have all of these queries. */
    private static List<Account> candidates(
            Collection<DataQuery> queries, QueryAssignments assignments, QuerySide side) {
        List<SiteId> sites = queries.stream().map(DataQuery::site).distinct().toList();
        List<Account> common = assignments.candidates(sites.getFirst(), side);
        return common.stream()
                .filter(account -> sites.stream().allMatch(account.sites()::includes))
                .toList();
    }

    private Map<QuerySide, @Nullable String> changes() {
        Map<QuerySide, @Nullable String> changes = new EnumMap<>(QuerySide.class);
        selects.forEach((side, select) -> {
            if (!Objects.equals(select.chosen(), before.get(side))) {
                changes.put(side, select.chosen());
            }
        });
        return changes;
    }
}
