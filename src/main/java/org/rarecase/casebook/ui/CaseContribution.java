package org.rarecase.casebook.ui;

import java.util.List;
import java.util.Map;
import org.rarecase.casebook.FormEntry;
import org.rarecase.ui.Tone;

/**
 * What another module adds to the case page beside a {@link CasePanel}: lines in the menus of the case and of a form,
 * notices below their heads, marks in the casebook. Asked anew each time the page is rendered; a bean holds no state of
 * a page.
 */
public interface CaseContribution {

    /** For the menu at the head of the case. */
    default List<Action> actions(CaseContext context) {
        return List.of();
    }

    /** For the menu at the head of this form. */
    default List<Action> actions(CaseContext context, FormEntry entry) {
        return List.of();
    }

    default List<Notice> notices(CaseContext context) {
        return List.of();
    }

    default List<Notice> notices(CaseContext context, FormEntry entry) {
        return List.of();
    }

    /** Marks beside the forms in the casebook, by id of the filled form. */
    default Map<Long, List<Mark>> marks(CaseContext context) {
        return Map.of();
    }

    record Action(String text, Runnable start) {}

    /** @param text a sentence: what is the case, and what to do */
    record Notice(Tone tone, String text) {}

    /**
     * @param shown a number or a few letters
     * @param meaning for the tooltip and for screen readers
     */
    record Mark(Tone tone, String shown, String meaning) {}
}
