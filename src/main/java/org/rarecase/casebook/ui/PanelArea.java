package org.rarecase.casebook.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.ItemRef;

/** The panels of other modules as tabs. Only the selected one is opened, and so only that one asks the database. */
final class PanelArea extends Composite<Aside> {

    /** The tabs wrap, so what the component scrolls with is no stop and, to a screen reader, between list and tab. */
    private static final String UNSCROLLED =
            "this.updateComplete.then(() => this.shadowRoot.getElementById('scroll')?.removeAttribute('tabindex'))";

    private final Map<String, CasePanel> panels = new LinkedHashMap<>();
    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Map<String, CasePanel.Content> opened = new HashMap<>();
    private final Tabs tabBar = new Tabs(false);
    private final Div body = new Div();
    private final Div stale = new Div();
    private final Set<String> behind = new HashSet<>();
    private boolean focused;
    private boolean inSight = true;

    PanelArea(List<CasePanel> shown, Consumer<String> selected) {
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
        stale.addClassName("rc-panel-stale");
        stale.getElement().setAttribute("role", "status");
        NativeButton show = new NativeButton(t("Show"), click -> openAnew());
        show.addClassName("rc-link");
        stale.add(new Span(t("Somebody has changed something here.")), show);
        stale.setVisible(false);
        body.getElement()
                .addEventListener("focusin", in -> focused = true)
                .setFilter("!element.contains(event.relatedTarget)");
        body.getElement()
                .addEventListener("focusout", out -> focused = false)
                .setFilter("!element.contains(event.relatedTarget)");
        tabBar.addAttachListener(attached -> tabBar.getElement().executeJs(UNSCROLLED));
        getContent().add(tabBar, stale, body);
    }

    /** After somebody else did something: what is shown is made anew, unless the person is at work in it. */
    void refresh() {
        String selected = selectedKey();
        CasePanel.Content content = selected == null ? null : opened.get(selected);
        boolean atWork = content != null && (focused || isWritten(content.component()));
        opened.keySet().removeIf(key -> !(atWork && key.equals(selected)));
        behind.retainAll(opened.keySet());
        stale.setVisible(atWork);
        if (selected != null && !atWork) {
            open(selected);
        }
    }

    /** After answers changed: the panel in sight follows at once, the others when they come there. */
    void follow() {
        behind.addAll(opened.keySet());
        catchUp();
    }

    void setInSight(boolean shown) {
        inSight = shown;
        catchUp();
    }

    private void catchUp() {
        String selected = selectedKey();
        if (inSight && behind.remove(selected)) {
            requireNonNull(opened.get(selected)).follow();
        }
    }

    private void openAnew() {
        String selected = selectedKey();
        if (selected != null) {
            opened.remove(selected);
            behind.remove(selected);
            open(selected);
            focused = false;
        }
    }

    /** A text that was begun and not sent. */
    private static boolean isWritten(Component component) {
        boolean here = component instanceof TextArea text && !text.isReadOnly() && !text.isEmpty();
        return here || component.getChildren().anyMatch(PanelArea::isWritten);
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

    void show(String key, ItemRef place) {
        select(key);
        CasePanel.Content content = opened.get(key);
        if (content != null) {
            content.show(place);
        }
    }

    void showAll(String key) {
        select(key);
        CasePanel.Content content = opened.get(key);
        if (content != null) {
            content.showAll();
        }
    }

    private void open(String key) {
        CasePanel panel = panels.get(key);
        if (panel == null) {
            return;
        }
        CasePanel.Content content =
                opened.computeIfAbsent(key, missing -> panel.content().get());
        if (content.component().getParent().isEmpty()) {
            stale.setVisible(false);
            body.removeAll();
            body.add(content.component());
        }
        catchUp();
    }
}
