package org.rarecase.query.ui;

import static org.rarecase.shared.Words.t;
import static org.rarecase.shared.Words.texts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseRecord;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.Place;
import org.rarecase.form.Forms;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryFilter;
import org.rarecase.query.QueryState;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.When;

/** The queries at the account's sites, oldest first; each leads to its field. */
@Route("queries")
@PageTitle("Queries")
@Menu(title = "Queries", order = 30, icon = "vaadin:comment-ellipsis-o")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "COORDINATOR", "AUDITOR"})
public class QueriesView extends Div {

    private static final int PAGE = 50;
    private static final int TYPING_PAUSE = 300;

    /** What the state can be narrowed to; the first is what work is about. */
    private enum Shown {
        UNSETTLED(texts("Open and answered"), null),
        OPEN(texts("Open"), QueryState.OPEN),
        ESCALATED(texts("Escalated"), QueryState.OPEN),
        ANSWERED(texts("Answered"), QueryState.ANSWERED),
        CLOSED(texts("Closed"), QueryState.CLOSED),
        CANCELLED(texts("Taken back"), QueryState.CANCELLED),
        ALL(texts("All"), null);

        private final Texts label;
        private final @Nullable QueryState state;

        Shown(Texts label, @Nullable QueryState state) {
            this.label = label;
            this.state = state;
        }
    }

    private final transient DataQueries queries;
    private final transient Casebook casebook;
    private final transient Forms forms;
    private final transient Clock clock;
    private final Select<Shown> state = new Select<>();
    private final ComboBox<Site> site = new ComboBox<>(t("Site"));
    private final TextField text = new TextField(t("Text or case number"));
    private final PlainTable table =
            new PlainTable(t("Queries"), t("Query"), t("Item"), t("Case"), t("State"), t("Raised"), t("Due"));
    private final Div below = new Div();
    private transient @Nullable DataQuery last;

    QueriesView(
            DataQueries queries,
            Casebook casebook,
            Forms forms,
            Studies studies,
            CurrentAccount currentAccount,
            Clock clock) {
        this.queries = queries;
        this.casebook = casebook;
        this.forms = forms;
        this.clock = clock;
        addClassNames("rc-page", "rc-queries-page");
        below.addClassName("rc-below");
        List<Site> sites = studies.sites().stream()
                .filter(each -> currentAccount.sites().includes(each.id()))
                .toList();
        add(new PageHeader(t("Queries")), filters(sites), table, below);
        load();
    }

    private Div filters(List<Site> sites) {
        state.setLabel(t("State"));
        state.setItems(Shown.values());
        state.setItemLabelGenerator(shown -> shown.label.in(Words.language()));
        state.setValue(Shown.UNSETTLED);
        site.setItems(sites);
        site.setItemLabelGenerator(each -> each.code() + "  " + each.name());
        site.setPlaceholder(t("All"));
        site.setClearButtonVisible(true);
        site.setVisible(sites.size() > 1);
        text.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE);
        state.addValueChangeListener(change -> load());
        site.addValueChangeListener(change -> load());
        text.addValueChangeListener(change -> load());
        Div filters = new Div(text, state, site);
        filters.addClassName("rc-filters");
        filters.getElement().setAttribute("role", "search");
        return filters;
    }

    private QueryFilter filter() {
        Site chosen = site.getValue();
        Shown shown = state.getValue();
        QueryFilter filter = shown == Shown.ALL ? QueryFilter.all() : QueryFilter.UNSETTLED;
        if (shown.state != null) {
            filter = filter.in(java.util.Set.of(shown.state));
        }
        if (shown == Shown.ESCALATED) {
            filter = filter.escalated();
        }
        return filter.at(chosen == null ? null : chosen.id()).saying(text.getValue());
    }

    private void load() {
        last = null;
        table.clear();
        more();
    }

    private void more() {
        List<DataQuery> found = queries.find(filter(), last, PAGE);
        Map<CaseId, CaseRecord> cases = casebook.records(
                found.stream().map(DataQuery::caseId).distinct().toList());
        found.forEach(query -> addRow(query, cases.get(query.caseId())));
        below.removeAll();
        table.setVisible(!table.isEmpty());
        if (table.isEmpty()) {
            below.add(nothing());
        } else if (found.size() == PAGE) {
            last = found.getLast();
            below.add(new Button(t("Show more"), click -> more()));
        }
    }

    private void addRow(DataQuery query, @Nullable CaseRecord caseRecord) {
        Anchor link = new Anchor(address(query), query.question());
        link.addClassNames("rc-row-link", "rc-query-link");
        Span number = new Span(caseRecord == null ? "" : caseRecord.number());
        number.addClassName("rc-number");
        Component due = query.state() == QueryState.OPEN ? new When(query.dueAt(), clock) : new Span("");
        table.addRow(
                link,
                new Span(QueryTexts.place(forms.inUse(), query)),
                number,
                QueryTexts.badge(query, clock.instant()),
                new When(query.raisedAt(), clock),
                due);
    }

    private static String address(DataQuery query) {
        Place place = query.place();
        Long entryId = query.entryId();
        if (place == null) {
            return (entryId == null
                            ? CaseNavigation.address(query.caseId())
                            : CaseNavigation.address(query.caseId(), entryId))
                    + "?panel=queries";
        }
        return CaseNavigation.address(query.caseId(), place) + "&panel=queries";
    }

    private EmptyState nothing() {
        if (filter().equals(QueryFilter.UNSETTLED)) {
            return new EmptyState(
                    VaadinIcon.COMMENT_ELLIPSIS_O,
                    t("No query waits"),
                    t("A monitor raises one at a field of a case. Closed ones are found by the state above."));
        }
        return new EmptyState(
                VaadinIcon.SEARCH,
                t("No query fits these filters"),
                t("Take one of them away to see more."),
                new Button(t("Clear filters"), click -> {
                    text.clear();
                    site.clear();
                    state.setValue(Shown.UNSETTLED);
                }));
    }
}
