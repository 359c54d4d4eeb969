package org.rarecase.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is done once for all fields that one request changed. While the server works, the browser gathers what is typed on, and
 * sends it as one request; the framework reads the changes of fields in it before anything else.
 */
public final class FieldChanges {

    private final Set<Command> waiting = new LinkedHashSet<>();

    private FieldChanges() {}

    /**
     * Does this after the last change of a field in the present request: before a click or key in it, and at the latest before
     * the answer. The same work asked for again is done once.
     */
    public static void afterAll(UI window, Command work) {
        FieldChanges changes = ComponentUtil.getData(window, FieldChanges.class);
        if (changes == null) {
            changes = new FieldChanges();
            ComponentUtil.setData(window, FieldChanges.class, changes);
        }
        if (changes.waiting.isEmpty()) {
            window.beforeClientResponse(window, answer -> areRead(window));
        }
        changes.waiting.add(work);
    }

    /** All changes of fields in the present request are read. */
    public static void areRead(UI window) {
        FieldChanges changes = ComponentUtil.getData(window, FieldChanges.class);
        if (changes != null && !changes.waiting.isEmpty()) {
            List<Command> now = List.copyOf(changes.waiting);
            changes.waiting.clear();
            now.forEach(Command::execute);
        }
    }
}
