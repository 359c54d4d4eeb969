package org.rarecase.casebook.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Supplier;
import org.rarecase.entry.ItemRef;

/**
 * A tab at the right of the case page.
 *
 * @param key part of the address, such as {@code queries}
 * @param order tabs stand in ascending order: next steps 10, queries 20, audit 30, process 40, review 50
 * @param waits something in it waits for the account, so that it is shown although a form could use the room
 * @param content made when the tab is first selected
 */
public record CasePanel(String key, String title, int order, boolean waits, Supplier<Content> content) {

    /** Key of the panel of the next steps. */
    public static final String STEPS = "steps";

    public CasePanel(String key, String title, int order, Supplier<Content> content) {
        this(key, title, order, false, content);
    }

    /** An opened panel. */
    public interface Content {

        Component component();

        /** Turns to one item, as when the panel was opened at its field. */
        default void show(ItemRef place) {}

        /** Turns to all of the case again. */
        default void showAll() {}

        /** Answers of the case changed, here or elsewhere. Told only while the panel is in sight, or when it comes there. */
        default void follow() {}
    }
}
