package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.query.Assignee;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryAssignments.Candidate;
import org.rarecase.query.QueryParty;
import org.rarecase.study.SiteId;
import org.rarecase.ui.FilterBoxes;

/** Gives queries to a role or to persons, of the site and of the monitors, or back to all of them. */
public final class AssignDialog extends Dialog {

    /** Gives one of the queries to these, of both sides or of those that were changed. */
    public interface Assign {

        void to(Map<QueryParty, Assignee> assignees);
    }

    private final transient Map<QueryParty, AssigneeSelect> selects = new EnumMap<>(QueryParty.class);
    private final transient Map<QueryParty, Assignee> before = new EnumMap<>(QueryParty.class);

    public AssignDialog(Collection<DataQuery> queries, QueryAssignments assignments, Assign action) {
        setHeaderTitle(queries.size() == 1 ? t("Give query to") : t("Give {0} queries to", queries.size()));
        setWidth("26rem");
        Div fields = new Div();
        fields.addClassName("rc-dialog-fields");
        add(new Paragraph(
                t("It is in nobody else's work then. Who is switched off, or loses the site, gives it back.")));
        List<SiteId> sites = queries.stream().map(DataQuery::site).distinct().toList();
        for (QueryParty party : QueryParty.values()) {
            Set<Assignee> now =
                    queries.stream().map(query -> query.assignee(party)).collect(Collectors.toSet());
            Assignee common = now.size() == 1 ? now.iterator().next() : party.anybody();
            List<Candidate> candidates = assignments.candidates(sites, party);
            AssigneeSelect select = new AssigneeSelect(party, () -> candidates);
            candidates.stream()
                    .filter(candidate -> candidate.assignee().equals(common))
                    .findFirst()
                    .ifPresent(select::setValue);
            selects.put(party, select);
            before.put(party, common);
            fields.add(select);
        }
        add(fields);
        Button assign = new Button(t("Assign"), click -> {
            if (FilterBoxes.refuse(selects.values())) {
                return;
            }
            action.to(changes());
            close();
        });
        assign.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), assign);
    }

    private Map<QueryParty, Assignee> changes() {
        Map<QueryParty, Assignee> changes = new EnumMap<>(QueryParty.class);
        selects.forEach((party, select) -> {
            if (!select.chosen().equals(before.get(party))) {
                changes.put(party, select.chosen());
            }
        });
        return changes;
    }
}
