package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.query.DataQuery;
import org.springframework.stereotype.Component;

/** The queries of a case: raised at a field, answered, closed or reopened beside it. */
@Component
class QueriesPanel implements CasePanel {

    private final QueryServices services;

    QueriesPanel(QueryServices services) {
        this.services = services;
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
        return services.queries().mayRead(context.visibleCase());
    }

    @Override
    public boolean waits(CaseContext context) {
        return services.shown().unresolved(context).stream().anyMatch(services.openQueries()::waitsForMe);
    }

    @Override
    public Content open(CaseContext context) {
        CaseQueryList list = new CaseQueryList(services, context);
        return new Content() {
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
    public Optional<ItemAction> itemAction(CaseContext context, FormInstance entry) {
        return services.raising().mayRaise(context.visibleCase(), entry.id()) || hasOpen(context, entry)
                ? Optional.of(new ItemAction(VaadinIcon.COMMENT_ELLIPSIS_O, t("Query")))
                : Optional.empty();
    }

    /** Who may not ask goes to what was asked. */
    private boolean hasOpen(CaseContext context, FormInstance entry) {
        return services.shown().unresolved(context).stream()
                .map(DataQuery::place)
                .anyMatch(place -> place != null && place.instanceId() == entry.id());
    }

    @Override
    public List<ItemMark> marks(CaseContext context, long instanceId) {
        Map<ItemPath, List<DataQuery>> byItem = new LinkedHashMap<>();
        for (DataQuery query : services.shown().unresolved(context)) {
            ItemRef place = query.place();
            if (place != null && place.instanceId() == instanceId) {
                byItem.computeIfAbsent(place.path(), path -> new ArrayList<>()).add(query);
            }
        }
        return byItem.entrySet().stream()
                .map(entry -> mark(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One mark for an item, however many queries it has. */
    private ItemMark mark(ItemPath path, List<DataQuery> open) {
        QueryIndicator indicator =
                QueryIndicator.of(open, services.openQueries(), services.clock().instant());
        return new ItemMark(path, indicator.tone().name().toLowerCase(Locale.ROOT), indicator.text(), indicator.icon());
    }
}
