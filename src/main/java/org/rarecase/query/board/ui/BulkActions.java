package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rarecase.account.Role;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryReason;
import org.rarecase.query.QueryState;
import org.rarecase.query.board.QueryBulk;
import org.rarecase.query.ui.AssignDialog;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.Selection;

/** What a monitor or a coordinator does with many queries at once. */
final class BulkActions {

    private final BoardServices services;
    private final Function<DataQuery, String> name;
    private final Runnable changed;

    /** @param name how a query is called where it is told what was not done */
    BulkActions(BoardServices services, Function<DataQuery, String> name, Runnable changed) {
        this.services = services;
        this.name = name;
        this.changed = changed;
    }

    void addTo(Selection<DataQuery> selection) {
        boolean monitor = services.single().currentAccount().has(Role.MONITOR);
        if (monitor) {
            selection.withAction(t("Close"), this::close);
        }
        if (monitor || services.single().currentAccount().has(Role.COORDINATOR)) {
            selection.withAction(t("Assign"), this::assign);
            selection.withAction(t("Cancel queries"), this::cancel);
        }
    }

    private void close(List<DataQuery> queries) {
        Dialog dialog = new Dialog(queries.size() == 1 ? t("Close 1 query") : t("Close {0} queries", queries.size()));
        dialog.setWidth("28rem");
        Select<QueryReason> reason = new Select<>();
        reason.setLabel(t("Reason"));
        reason.setItems(QueryReason.into(QueryState.CLOSED));
        reason.setItemLabelGenerator(QueryReason::label);
        reason.setPlaceholder(t("Choose"));
        reason.setWidthFull();
        TextArea text = new TextArea(t("Remark (optional)"));
        LimitedText.check(text, TextLimit.MESSAGE);
        text.setWidthFull();
        Button close = new Button(t("Close queries"), click -> {
            if (reason.isEmpty()) {
                throw new QueryNotPossible(t("Choose a reason. Nothing was sent yet."));
            }
            QueryBulk.Outcome<QueryId> outcome =
                    services.bulk().close(ids(queries), reason.getValue(), text.getValue());
            dialog.close();
            tell(queries, outcome);
        });
        close.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.add(
                new Paragraph(t("Those that are answered are closed, one by one. What cannot be closed is told.")),
                reason,
                text);
        dialog.getFooter().add(new Button(t("Cancel"), click -> dialog.close()), close);
        dialog.open();
    }

    private void assign(List<DataQuery> queries) {
        new AssignDialog(
                        queries,
                        services.single().assignments(),
                        assignees -> tell(queries, services.bulk().assign(ids(queries), assignees)))
                .open();
    }

    private void cancel(List<DataQuery> queries) {
        new ReasonDialog(
                        queries.size() == 1 ? t("Cancel 1 query") : t("Cancel {0} queries", queries.size()),
                        t("They need no answer any more. They stay in the threads and in the audit trail."),
                        t("Cancel queries"),
                        reason -> tell(queries, services.bulk().cancel(ids(queries), reason)))
                .withCommonReasons(List.of(t("Raised by mistake"), t("Asked twice"), t("Resolved otherwise")))
                .dismissedBy(t("Back"))
                .open();
    }

    private static List<QueryId> ids(List<DataQuery> queries) {
        return queries.stream().map(DataQuery::id).toList();
    }

    private void tell(List<DataQuery> queries, QueryBulk.Outcome<QueryId> outcome) {
        Map<QueryId, String> names = queries.stream().collect(Collectors.toMap(DataQuery::id, name));
        String done = outcome.done() == 1 ? t("1 query was changed.") : t("{0} queries were changed.", outcome.done());
        BulkOutcome.tell(done, outcome, names::get);
        changed.run();
    }
}
