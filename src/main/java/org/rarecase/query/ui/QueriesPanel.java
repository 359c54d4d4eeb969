package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.FieldAction;
import org.rarecase.entry.ui.FieldMark;
import org.rarecase.form.ItemPath;
import org.rarecase.query.DataQuery;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The queries of a case: raised at a field, answered, closed or reopened beside it. */
@Component
@Order(1)
class QueriesPanel implements CasePageExtension {

    private static final String KEY = "queries";

    private final QueryServices services;

    QueriesPanel(QueryServices services) {
        this.services = services;
    }

    @Override
    public Optional<CasePanel> panel(CaseContext context) {
        return services.queries().mayRead(context.visibleCase())
                ? Optional.of(new CasePanel(KEY, t("Queries"), 20, waits(context), () -> content(context)))
                : Optional.empty();
    }

    private boolean waits(CaseContext context) {
        return services.shown().unresolved(context).stream().anyMatch(services.openQueries()::waitsForMe);
    }

    private CasePanel.Content content(CaseContext context) {
        CaseQueryList list = new CaseQueryList(services, context);
        return new CasePanel.Content() {
            @Override
            public com.vaadin.flow.component.Component component() {
                return list;
            }

            @Override
            public void show(ItemRef place) {
                list.show(place);
            }

            @Override
            public void showAll() {
                list.show(null);
            }
        };
    }

    @Override
    public List<FieldAction> fieldActions(CaseContext context, FormInstance entry) {
        boolean shown = services.queries().mayRead(context.visibleCase())
                && (services.raising().mayRaise(context.visibleCase(), entry.id()) || hasOpen(context, entry));
        return shown
                ? List.of(new FieldAction(
                        VaadinIcon.COMMENT_ELLIPSIS_O, t("Query"), place -> context.showPanel(KEY, place)))
                : List.of();
    }

    /** Who may not ask goes to what was asked. */
    private boolean hasOpen(CaseContext context, FormInstance entry) {
        return services.shown().unresolved(context).stream()
                .map(DataQuery::place)
                .anyMatch(place -> place != null && place.instanceId().equals(entry.id()));
    }

    @Override
    public List<FieldMark> fieldMarks(CaseContext context, FormInstanceId instanceId) {
        if (!services.queries().mayRead(context.visibleCase())) {
            return List.of();
        }
        Map<ItemPath, List<DataQuery>> byItem = new LinkedHashMap<>();
        for (DataQuery query : services.shown().unresolved(context)) {
            ItemRef place = query.place();
            if (place != null && place.instanceId().equals(instanceId)) {
                byItem.computeIfAbsent(place.path(), path -> new ArrayList<>()).add(query);
            }
        }
        return byItem.entrySet().stream()
                .map(entry -> mark(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One mark for an item, however many queries it has. */
    private FieldMark mark(ItemPath path, List<DataQuery> open) {
        QueryIndicator indicator =
                QueryIndicator.of(open, services.openQueries(), services.clock().instant());
        return new FieldMark(path, indicator.tone(), indicator.text(), indicator.icon());
    }
}
