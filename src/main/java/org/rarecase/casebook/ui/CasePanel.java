package org.rarecase.casebook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;

/**
 * What another module shows beside the forms of a case: a tab at the right of the case page, and if it likes a button
 * and marks at each field. A bean holds no state of a page; that is in the content it opens.
 */
public interface CasePanel {

    /** Part of the address, such as {@code queries}. */
    String key();

    String title();

    /** Tabs stand in ascending order: next steps 10, queries 20, audit 30, process 40, review 50. */
    int order();

    /** Whether the account sees this panel in this case. */
    default boolean isShown(CaseContext context) {
        return true;
    }

    /** Whether something in it waits for the account, so that it is shown although a form could use the room. */
    default boolean waits(CaseContext context) {
        return false;
    }

    Content open(CaseContext context);

    /** The button that each field of this form gets for this panel; none where it would lead to nothing. */
    default Optional<ItemAction> itemAction(CaseContext context, FormInstance entry) {
        return Optional.empty();
    }

    /** Marks at the fields of one filled form. One call per rendered form. */
    default List<ItemMark> marks(CaseContext context, long instanceId) {
        return List.of();
    }

    /** An opened panel. */
    interface Content {

        Component component();

        /** Turns to one item, as when the item's action was clicked. */
        default void show(ItemRef place) {}

        /** Turns to all of the case again. */
        default void showAll() {}

        /** Answers of the case changed, here or elsewhere. Told only while the panel is in sight, or when it comes there. */
        default void follow() {}
    }

    record ItemAction(VaadinIcon icon, String tooltip) {}

    /**
     * @param tone {@code danger}, {@code warning}, {@code info}, {@code success} or {@code neutral}
     * @param text a few words; screen readers tell them with the field
     * @param icon says the same by its shape
     */
    record ItemMark(
            ItemPath path,
            String tone,
            String text,
            @Nullable VaadinIcon icon) {

        public ItemMark(ItemPath path, String tone, String text) {
            this(path, tone, text, null);
        }
    }
}
