package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.Assignee;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryObstacle;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryReason;
import org.rarecase.query.QueryTransition;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;

/** The queries of one case, of one item if its button was clicked; unresolved ones first. */
class CaseQueryList extends Div {

    /** The item whose queries are shown; stays while the page renders anew. */
    private record ShownItem(CaseId caseId, ItemRef place) {}

    private final transient QueryServices services;
    private final transient CaseContext context;
    private transient @Nullable ItemRef shownPlace;

    CaseQueryList(QueryServices services, CaseContext context) {
        this.services = services;
        this.context = context;
        addClassName("rc-queries");
        ShownItem shown = ComponentUtil.getData(UI.getCurrent(), ShownItem.class);
        render(shown != null && shown.caseId().equals(caseId()) ? shown.place() : null);
    }

    void show(@Nullable ItemRef place) {
        if (!Objects.equals(place, shownPlace)) {
            ComponentUtil.setData(
                    UI.getCurrent(), ShownItem.class, place == null ? null : new ShownItem(caseId(), place));
            render(place);
        }
        if (place != null) {
            // Whoever came here by keyboard goes on where something can be written.
            getElement().executeJs("(this.querySelector('vaadin-text-area') ?? this.querySelector('button'))?.focus()");
        }
    }

    private CaseId caseId() {
        return context.visibleCase().caseSummary().id();
    }

    private void render(@Nullable ItemRef place) {
        shownPlace = place;
        removeAll();
        if (place != null) {
            NativeButton all = new NativeButton(t("All queries of this case"), click -> show(null));
            all.addClassName("rc-link");
            add(all);
        }
        List<DataQuery> shown = services.shown().of(context).stream()
                .filter(query -> place == null || place.equals(query.place()))
                .sorted(Comparator.comparing(DataQuery::isResolved)
                        .thenComparing(query -> query.id().value()))
                .toList();
        if (mayRaise()) {
            NewQueryForm form = new NewQueryForm(
                    services, context, place, raised -> changed(raised, t("The site sees your query now.")));
            add(shown.stream().allMatch(DataQuery::isResolved) ? form : unfold(form));
        }
        Map<QueryId, List<QueryMessage>> threads = services.queries().threads(shown);
        Map<String, String> names = services.accounts()
                .names(Stream.concat(
                                threads.values().stream().flatMap(List::stream).map(QueryMessage::author),
                                shown.stream().flatMap(query -> Stream.ofNullable(query.holder())))
                        .distinct()
                        .toList());
        shown.forEach(query -> add(new QueryCard(
                query, threads.getOrDefault(query.id(), List.of()), names, this, context, services.clock())));
        if (shown.isEmpty() && !mayRaise()) {
            add(new EmptyState(
                    VaadinIcon.COMMENT_ELLIPSIS_O,
                    place == null ? t("No queries in this case") : t("No query at this item"),
                    t("A monitor raises one at a field; findings marked for it raise one on submission.")));
        }
    }

    /** Where queries wait already, they come first for whoever goes by keyboard. */
    private static Div unfold(NewQueryForm form) {
        Div place = new Div();
        place.add(new Button(t("New query"), Icons.decorative(VaadinIcon.PLUS), click -> {
            place.removeAll();
            place.add(form);
            form.focus();
        }));
        return place;
    }

    private boolean mayRaise() {
        return shownPlace != null
                ? mayAskAbout(shownPlace.instanceId())
                : mayAskAbout(null)
                        || context.visibleCase().entries().stream()
                                .map(FormInstance::id)
                                .anyMatch(this::mayAskAbout);
    }

    private boolean mayAskAbout(@Nullable FormInstanceId instanceId) {
        return services.raising().mayRaise(context.visibleCase(), instanceId);
    }

    boolean may(QueryTransition transition, DataQuery query) {
        return !(transition.changesState() && lock(query).isPresent())
                && services.actions().obstacle(query, transition).isEmpty();
    }

    /** Why nothing is offered to whoever could go on with it otherwise. */
    Optional<String> obstacle(DataQuery query) {
        return query.isResolved()
                ? Optional.empty()
                : lock(query)
                        .or(() -> services.actions()
                                .obstacle(query, QueryTransition.CLOSE)
                                .filter(QueryObstacle.NotAnswered.class::isInstance)
                                .map(QueryObstacle::print));
    }

    private Optional<String> lock(DataQuery query) {
        try {
            context.visibleCase().requireUnlocked(query.instanceId(), t("Its queries wait."));
            return Optional.empty();
        } catch (Refusal locked) {
            return Optional.of(locked.getMessage());
        }
    }

    /** Title of a filled form, as the casebook has it. */
    String form(FormInstanceId instanceId) {
        return context.visibleCase().entries().stream()
                .filter(entry -> entry.id().equals(instanceId))
                .findFirst()
                .map(context::title)
                .orElse("");
    }

    void answer(DataQuery query, @Nullable QueryReason reason, String text) {
        services.actions().answer(query.id(), chosen(reason), text);
        changed(query.id(), t("Answered. A monitor assesses it now."));
    }

    private static QueryReason chosen(@Nullable QueryReason reason) {
        if (reason == null) {
            throw new QueryNotPossible(t("Choose a reason. Nothing was sent yet."));
        }
        return reason;
    }

    void close(DataQuery query, @Nullable QueryReason reason, String text) {
        services.actions().close(query.id(), chosen(reason), text);
        changed(query.id(), t("The query is closed."));
    }

    void reopen(DataQuery query, String text) {
        services.actions().reopen(query.id(), text);
        changed(query.id(), t("The query is open again; the site sees it."));
    }

    void assign(DataQuery query) {
        new AssignDialog(List.of(query), services.assignments(), assignees -> {
                    services.assignments().assign(query.id(), assignees);
                    changed(query.id(), t("The query was given to somebody else."));
                })
                .open();
    }

    void remind(DataQuery query, String text) {
        services.escalations().remind(query.id(), text);
        changed(query.id(), t("The site was reminded."));
    }

    /** As {@link #assign}, which ends the escalation. */
    void giveAway(DataQuery query) {
        new AssignDialog(List.of(query), services.assignments(), assignees -> {
                    Assignee assignee = assignees.get(QueryParty.SITE);
                    if (assignee != null) {
                        services.escalations().reassign(query.id(), assignee);
                        changed(query.id(), t("The query was given to somebody else."));
                    }
                })
                .open();
    }

    void leave(DataQuery query) {
        services.escalations().leave(query.id());
        changed(query.id(), t("The query is left as it is; it stays open."));
    }

    void cancel(DataQuery query, String reason) {
        services.actions().cancel(query.id(), reason);
        changed(query.id(), t("The query is cancelled."));
    }

    /** The page is rendered anew; the focus goes on where it was. */
    private void changed(QueryId query, String message) {
        context.refresh();
        QueryCard.focus(query);
        Notices.success(message);
    }
}
