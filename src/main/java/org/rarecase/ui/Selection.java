package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is ticked in a list, and what can be done with all of it at once. The list shows a box for each of its rows. */
public final class Selection<T> extends Div {

    private final transient Map<T, Checkbox> boxes = new LinkedHashMap<>();
    private final Checkbox all = new Checkbox(t("All shown"));
    private final Span count = new Span();
    private final Div actions = new Div();

    public Selection() {
        addClassName("rc-selection");
        actions.addClassName("rc-selection-actions");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", t("With those selected"));
        count.getElement().setAttribute("aria-live", "polite");
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                boxes.values().forEach(box -> box.setValue(change.getValue()));
            }
        });
        add(all, count, actions);
        update();
    }

    /** @param action gets what is ticked, at least one */
    public Selection<T> withAction(String text, Consumer<List<T>> action) {
        actions.add(new Button(text, click -> action.accept(selected())));
        return this;
    }

    public boolean hasActions() {
        return actions.getComponentCount() > 0;
    }

    /** A box for a row of the list. */
    public Checkbox box(T item, String name) {
        Checkbox box = new Checkbox();
        box.setAriaLabel(t("Select {0}", name));
        box.addClassName("rc-row-select");
        box.addValueChangeListener(change -> update());
        boxes.put(item, box);
        all.setValue(false);
        return box;
    }

    /** When the list is read anew. */
    public void clear() {
        boxes.clear();
        all.setValue(false);
        update();
    }

    public List<T> selected() {
        List<T> selected = new ArrayList<>();
        boxes.forEach((item, box) -> {
            if (box.getValue()) {
                selected.add(item);
            }
        });
        return selected;
    }

    private void update() {
        int selected = selected().size();
        count.setText(selected == 0 ? "" : t("{0} selected", selected));
        actions.setVisible(selected > 0);
    }
}
