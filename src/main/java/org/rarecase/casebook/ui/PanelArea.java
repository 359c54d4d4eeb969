package org.rarecase.casebook.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Place;

/** The panels of other modules as tabs. Only the selected one is opened, and so only that one asks the database. */
final class PanelArea extends Composite<Aside> {

    private final CaseContext context;
    private final Map<String, CasePanel> panels = new LinkedHashMap<>();
    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Map<String, CasePanel.Content> opened = new HashMap<>();
    private final Tabs tabBar = new Tabs(false);
    private final Div body = new Div();

    PanelArea(CaseContext context, List<CasePanel> shown, Consumer<String> selected) {
        this.context = context;
        getContent().addClassName("rc-panels");
        getContent().getElement().setAttribute("aria-label", t("About this case"));
        body.addClassName("rc-panel-body");
        shown.forEach(panel -> {
            Tab tab = new Tab(panel.title());
            tab.setId("panel-" + panel.key());
            panels.put(panel.key(), panel);
            tabs.put(panel.key(), tab);
            tabBar.add(tab);
        });
        tabBar.addThemeVariants(TabsVariant.LUMO_SMALL);
        tabBar.addSelectedChangeListener(change -> {
            String key = selectedKey();
            if (key != null) {
                open(key);
                if (change.isFromClient()) {
                    selected.accept(key);
                }
            }
        });
        getContent().add(tabBar, body);
    }

    boolean isEmpty() {
        return panels.isEmpty();
    }

    @Nullable
    String selectedKey() {
        return tabs.entrySet().stream()
                .filter(tab -> tab.getValue() == tabBar.getSelectedTab())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Opens this panel, or the first one if there is none of this key. */
    void select(@Nullable String key) {
        if (panels.isEmpty()) {
            return;
        }
        String wanted = key != null && tabs.containsKey(key)
                ? key
                : tabs.keySet().iterator().next();
        tabBar.setSelectedTab(tabs.get(wanted));
        open(wanted);
    }

    void show(String key, Place place) {
        select(key);
        CasePanel.Content content = opened.get(key);
        if (content != null) {
            content.show(place);
        }
    }

    private void open(String key) {
        CasePanel panel = panels.get(key);
        if (panel == null) {
            return;
        }
        CasePanel.Content content = opened.computeIfAbsent(key, missing -> panel.open(context));
        if (content.component().getParent().isEmpty()) {
            body.removeAll();
            body.add(content.component());
        }
    }
}
