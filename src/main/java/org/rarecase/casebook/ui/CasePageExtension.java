package org.rarecase.casebook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.FieldAction;
import org.rarecase.entry.ui.FieldMark;
import org.rarecase.ui.Tone;

/**
 * What a module adds to the case page: a panel, lines in the menus of the case and of a form, notices below their heads,
 * marks in the casebook and at fields, buttons at fields, parts of the card at a field. Each has nothing to add unless it
 * says so. Asked anew each time the page is rendered; a bean holds no state of a page.
 */
public interface CasePageExtension {

    /** A tab beside the forms; none where the account sees none in this case. */
    default Optional<CasePanel> panel(CaseContext context) {
        return Optional.empty();
    }

    /** For the menu at the head of the case. */
    default List<Action> actions(CaseContext context) {
        return List.of();
    }

    /** For the menu at the head of this form. */
    default List<Action> actions(CaseContext context, FormInstance entry) {
        return List.of();
    }

    default List<Notice> notices(CaseContext context) {
        return List.of();
    }

    default List<Notice> notices(CaseContext context, FormInstance entry) {
        return List.of();
    }

    /** What stays below the notices of the case whichever form is shown, such as a way through its queries. */
    default Optional<Component> bar(CaseContext context) {
        return Optional.empty();
    }

    /** Marks beside the forms in the casebook, by id of the filled form. */
    default Map<FormInstanceId, List<Mark>> formMarks(CaseContext context) {
        return Map.of();
    }

    /** Marks at the fields of one filled form. One call per rendered form. */
    default List<FieldMark> fieldMarks(CaseContext context, FormInstanceId instanceId) {
        return List.of();
    }

    /** Buttons that each field of this form gets; none where they would be refused. */
    default List<FieldAction> fieldActions(CaseContext context, FormInstance entry) {
        return List.of();
    }

    /** What the card at a field's mark tells; asked only when the card is opened. */
    default Optional<CardPart> card(CaseContext context, ItemRef place) {
        return Optional.empty();
    }

    record CardPart(String title, Component content) {}

    /** Asked after each save on the page: whether what was told here no longer is so, and the case is to be read again. */
    default boolean isOutdated(CaseContext context) {
        return false;
    }

    /** What corrections at these places may settle in the same act, such as queries about them; empty: nothing. */
    default Optional<Settlement> settledBy(CaseContext context, Set<ItemRef> corrected) {
        return Optional.empty();
    }

    /**
     * @param action for the button that saves and settles
     * @param saving stores the corrections and settles: all or nothing
     * @param done a sentence: what has been done, and who goes on
     */
    record Settlement(String action, Saving saving, String done) {}

    /** Stores corrections, by entry, with their reason. */
    @FunctionalInterface
    interface Saving {
        void save(CaseId caseId, Map<FormInstanceId, List<Change>> changes, @Nullable String reason);
    }

    record Action(String text, Runnable start) {}

    /**
     * @param text a sentence: what is the case, and what to do
     * @param action where to do it; null: nowhere in particular
     */
    record Notice(Tone tone, String text, @Nullable Action action) {

        public Notice(Tone tone, String text) {
            this(tone, text, null);
        }
    }

    /**
     * @param icon tells by its shape what is counted; null: the text does
     * @param shown a number or a few letters
     * @param meaning for the tooltip and for screen readers
     */
    record Mark(Tone tone, @Nullable VaadinIcon icon, String shown, String meaning) {

        public Mark(Tone tone, String shown, String meaning) {
            this(tone, null, shown, meaning);
        }
    }
}
