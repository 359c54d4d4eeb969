package org.rarecase.query.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.Place;
import org.rarecase.query.DataQueries;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.QueryReason;
import org.rarecase.query.QueryTurns;
import org.rarecase.shared.Words;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Notices;

/** The queries of one case, of one item if its button was clicked; unsettled ones first. */
class CaseQueryList extends Div {

    /** The item whose queries are shown; stays while the page renders anew. */
    private record ShownItem(CaseId caseId, Place place) {}

    private final transient DataQueries queries;
    private final transient ShownQueries shownQueries;
    private final transient QueryRaising raising;
    private final transient QueryTurns turns;
    private final transient CurrentAccount currentAccount;
    private final transient Accounts accounts;
    private final transient Clock clock;
    private final transient CaseContext context;

    CaseQueryList(
            DataQueries queries,
            ShownQueries shownQueries,
            QueryRaising raising,
            QueryTurns turns,
            CurrentAccount currentAccount,
            Accounts accounts,
            Clock clock,
            CaseContext context) {
        this.queries = queries;
        this.shownQueries = shownQueries;
        this.raising = raising;
        this.turns = turns;
        this.currentAccount = currentAccount;
        this.accounts = accounts;
        this.clock = clock;
        this.context = context;
        addClassName("rc-queries");
        ShownItem shown = ComponentUtil.getData(UI.getCurrent(), ShownItem.class);
        render(shown != null && shown.caseId().equals(caseId()) ? shown.place() : null);
    }

    void show(@Nullable Place place) {
        ComponentUtil.setData(UI.getCurrent(), ShownItem.class, place == null ? null : new ShownItem(caseId(), place));
        render(place);
    }

    private CaseId caseId() {
        return context.openCase().caseRecord().id();
    }

    private void render(@Nullable Place place) {
        removeAll();
        if (place != null) {
            NativeButton all = new NativeButton(t("All queries of this case"), click -> show(null));
            all.addClassName("rc-link");
            add(all);
        }
        if (mayRaise()) {
            add(newQuery(place));
        }
        List<DataQuery> shown = shownQueries.of(context).stream()
                .filter(query -> place == null || place.equals(query.place()))
                .sorted(Comparator.comparing(DataQuery::isSettled)
                        .thenComparing(query -> query.id().value()))
                .toList();
        Map<QueryId, List<QueryMessage>> threads = queries.threads(shown);
        Map<String, String> names = accounts.names(threads.values().stream()
                .flatMap(List::stream)
                .map(QueryMessage::author)
                .distinct()
                .toList());
        shown.forEach(query -> add(new QueryCard(query, threads.get(query.id()), names, this, context, clock)));
        if (shown.isEmpty() && !mayRaise()) {
            add(new EmptyState(
                    VaadinIcon.COMMENT_ELLIPSIS_O,
                    place == null ? t("No queries in this case") : t("No query at this item"),
                    t("A monitor raises one at a field; findings marked for it raise one on submission.")));
        }
    }

    private boolean mayRaise() {
        return currentAccount.has(Role.MONITOR)
                && context.openCase().caseRecord().state() != CaseState.APPROVED;
    }

    private Component newQuery(@Nullable Place place) {
        TextArea text = new TextArea(place == null ? t("Query about the whole case") : context.describe(place));
        Select<FormEntry> about = new Select<>();
        about.setVisible(place == null);
        about.setLabel(t("About"));
        about.setEmptySelectionAllowed(true);
        about.setEmptySelectionCaption(t("Whole case"));
        about.setItems(context.openCase().entries().stream()
                .filter(entry -> !entry.kept())
                .toList());
        about.setItemLabelGenerator(entry -> entry == null ? t("Whole case") : title(entry));
        about.addValueChangeListener(change -> text.setLabel(
                change.getValue() == null
                        ? t("Query about the whole case")
                        : t("Query about the form {0}", title(change.getValue()))));
        about.setWidthFull();
        text.setPlaceholder(t("What do you want to know?"));
        text.setMaxLength(2000);
        text.setWidthFull();
        Button raise = new Button(t("Raise query"), click -> {
            FormEntry form = about.getValue();
            if (form == null) {
                raising.raise(caseId(), place, text.getValue());
            } else {
                raising.raise(caseId(), form.id(), text.getValue());
            }
            changed(t("The site sees your query now."));
        });
        raise.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        Div box = new Div(about, text, raise);
        box.addClassName("rc-query-new");
        return box;
    }

    boolean mayAnswer() {
        return currentAccount.has(Role.INVESTIGATOR);
    }

    boolean mayAssess() {
        return currentAccount.has(Role.MONITOR);
    }

    /** Title of a filled form, with its number where the case holds several. */
    String form(long entryId) {
        return context.openCase().entries().stream()
                .filter(entry -> entry.id() == entryId)
                .findFirst()
                .map(CaseQueryList::title)
                .orElse("");
    }

    private static String title(FormEntry entry) {
        String title = entry.form().title().in(Words.language());
        return entry.form().repeats() ? title + " " + entry.ordinal() : title;
    }

    void answer(DataQuery query, @Nullable QueryReason reason, String text) {
        turns.answer(query.id(), chosen(reason), text);
        changed(t("Answered. A monitor assesses it now."));
    }

    private static QueryReason chosen(@Nullable QueryReason reason) {
        if (reason == null) {
            throw new QueryNotPossible(t("Choose a reason. Nothing was sent yet."));
        }
        return reason;
    }

    void close(DataQuery query, @Nullable QueryReason reason, String text) {
        turns.close(query.id(), chosen(reason), text);
        changed(t("The query is closed."));
    }

    void reopen(DataQuery query, String text) {
        turns.reopen(query.id(), text);
        changed(t("The query is open again; the site sees it."));
    }

    boolean mayCancel(DataQuery query) {
        return turns.mayCancel(query);
    }

    void cancel(DataQuery query, String reason) {
        turns.cancel(query.id(), reason);
        changed(t("The query is cancelled."));
    }

    private void changed(String message) {
        context.refresh();
        Notices.success(message);
    }
}
