package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.History;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormNumbers;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.Forms;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryState;
import org.rarecase.query.ui.QueryAddress;
import org.rarecase.query.ui.QueryTexts;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Selection;

/** The queries at the account's sites, oldest first; each leads to its field. The address keeps the filters. */
@Route("queries")
@PageTitle("Queries")
@Menu(title = "Queries", order = 30, icon = "vaadin:comment-ellipsis-o")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "COORDINATOR", "AUDITOR"})
public class QueriesView extends Div implements BeforeEnterObserver {

    private static final int PAGE = 50;

    private final transient BoardServices services;
    private final transient Casebook casebook;
    private final transient Forms forms;
    private final transient Map<CaseId, CaseSummary> cases = new HashMap<>();
    private final transient Map<String, String> holders = new HashMap<>();
    private final BoardFilters filters;
    private final Selection<DataQuery> selection = new Selection<>();
    private final PlainTable table = new PlainTable(
            t("Queries"), t("Query"), t("Item"), t("Case"), t("State"), t("Waiting for"), t("Raised"), t("Due"));
    private final Div below = new Div();
    private final transient FormNumbers formNumbers;
    private final transient Map<FormInstanceId, Integer> numbers = new HashMap<>();
    private transient @Nullable DataQuery last;
    private boolean typing;

    QueriesView(BoardServices services, Casebook casebook, FormNumbers formNumbers, Forms forms, Studies studies) {
        this.services = services;
        this.casebook = casebook;
        this.formNumbers = formNumbers;
        this.forms = forms;
        holders.putAll(services.board().holders());
        List<Site> sites = studies.sites().stream()
                .filter(each -> services.single().currentAccount().sites().includes(each.id()))
                .toList();
        filters = new BoardFilters(
                forms.inUse(), sites, holders, services.single().clock(), this::changed);
        new BulkActions(services, this::name, this::load).addTo(selection);
        addClassNames("rc-page", "rc-queries-page");
        below.addClassName("rc-below");
        Anchor times = new Anchor(QueryTimesView.ADDRESS, t("Answer times by site"));
        times.addClassName("rc-button-link");
        PageHeader header = new PageHeader(t("Queries"))
                .withActions(times)
                .withActions(new SavedFilterMenu(
                        services.savedFilters(), () -> QueryParameters.simple(filters.parameters())));
        if (services.single().currentAccount().has(Role.MONITOR)) {
            Anchor many = new Anchor("cases", t("Raise in several cases"));
            many.addClassName("rc-button-link");
            header.withActions(many);
        }
        add(header, filters, selection, table, below);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filters.read(event.getLocation().getQueryParameters());
        load();
    }

    /** Each choice is a step back for the browser; typing is one, however often it pauses. */
    private void changed(boolean typed) {
        History history = UI.getCurrent().getPage().getHistory();
        Location here = new Location("queries", QueryParameters.simple(filters.parameters()));
        if (typed && typing) {
            history.replaceState(null, here);
        } else {
            history.pushState(null, here);
        }
        typing = typed;
        load();
    }

    private void load() {
        last = null;
        table.clear();
        selection.clear();
        more();
    }

    private void more() {
        List<DataQuery> found = services.board().find(filters.filter(), last, PAGE);
        cases.putAll(casebook.records(
                found.stream().map(DataQuery::caseId).distinct().toList()));
        List<String> unknown = found.stream()
                .map(DataQuery::holder)
                .filter(Objects::nonNull)
                .filter(holder -> !holders.containsKey(holder))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            holders.putAll(services.single().accounts().names(unknown));
        }
        numbers.putAll(formNumbers.of(found.stream().map(DataQuery::instanceId).toList()));
        found.forEach(this::addRow);
        below.removeAll();
        table.setVisible(!table.isEmpty());
        selection.setVisible(selection.hasActions() && !table.isEmpty());
        if (table.isEmpty()) {
            below.add(nothing());
        } else if (found.size() == PAGE) {
            last = found.getLast();
            below.add(new Button(t("Show more"), click -> more()));
        }
    }

    private void addRow(DataQuery query) {
        Component due = query.state() == QueryState.OPEN
                ? new RelativeTime(query.dueAt(), services.single().clock())
                : new Span("");
        Span number = new Span(number(query));
        number.addClassName("rc-number");
        table.addRow(
                question(query),
                new Span(QueryTexts.place(forms.inUse(), query, numbers)),
                number,
                QueryTexts.badge(query, services.single().clock().instant()),
                new Span(waitingFor(query)),
                new RelativeTime(query.raisedAt(), services.single().clock()),
                due);
    }

    private Component question(DataQuery query) {
        Anchor link = new Anchor(QueryAddress.of(query, board()), query.question());
        link.addClassNames("rc-row-link", "rc-query-link");
        if (!selection.hasActions()) {
            return link;
        }
        Div both = new Div(selection.box(query, name(query)), link);
        both.addClassName("rc-selectable");
        return both;
    }

    /** The list as its address has it: from a query of it one goes on to the next. */
    private String board() {
        return QueryParameters.simple(filters.parameters()).getQueryString();
    }

    private String number(DataQuery query) {
        CaseSummary caseSummary = cases.get(query.caseId());
        return caseSummary == null ? "" : caseSummary.number();
    }

    private String name(DataQuery query) {
        return number(query) + " · " + QueryTexts.place(forms.inUse(), query, numbers);
    }

    private String waitingFor(DataQuery query) {
        QueryParty next = query.state().nextParty();
        String holder = query.holder();
        if (next == null) {
            return "";
        }
        if (holder != null) {
            return holders.getOrDefault(holder, holder);
        }
        Role role = query.assignee(next).role();
        CaseSummary caseSummary = cases.get(query.caseId());
        return role != QueryParty.SITE.role() || caseSummary == null
                ? role.label()
                : caseSummary.site().code();
    }

    private EmptyState nothing() {
        if (filters.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.COMMENT_ELLIPSIS_O,
                    t("No queries waiting"),
                    t("A monitor raises one at a field of a case. Closed ones are found by the state above."));
        }
        return new EmptyState(
                VaadinIcon.SEARCH,
                t("No query matches these filters"),
                t("Remove a filter to see more."),
                new Button(t("Clear filters"), click -> UI.getCurrent().navigate("queries")));
    }
}
