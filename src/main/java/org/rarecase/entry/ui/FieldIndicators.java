package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told beside an item of its moment: saved or not, who else is in it, what others stored meanwhile. */
final class FieldIndicators {

    private final Div item;
    private List<FieldPresence> wanted = List.of();
    private List<FieldPresence> shown = List.of();
    private @Nullable Div guests;
    private String[] outline = {};
    private @Nullable Span meanwhile;
    private @Nullable Span state;

    FieldIndicators(Div item) {
        this.item = item;
    }

    void mark(SaveState saveState) {
        // A new element each time, so that "Saved" fades anew.
        Span now = new Span(saveState.text());
        now.addClassNames("rc-save-state", "rc-save-" + saveState.key());
        replaceState(now);
    }

    void markChangedBy(String name) {
        Span now = new Span(t("Changed by {0}", name));
        now.addClassNames("rc-save-state", "rc-save-other");
        now.getElement().setAttribute("role", "status");
        replaceState(now);
    }

    private void replaceState(Span now) {
        clearMark();
        item.add(now);
        state = now;
    }

    void clearMark() {
        if (state != null) {
            item.remove(state);
            state = null;
        }
    }

    /** They are shown as soon as there is a field. */
    void want(List<FieldPresence> all) {
        wanted = List.copyOf(all);
    }

    void showPresent() {
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        if (guests != null) {
            item.remove(guests);
            guests = null;
        }
        item.removeClassNames(outline);
        outline = shown.isEmpty()
                ? new String[0]
                : new String[] {"rc-item-visited", shown.getFirst().colour()};
        item.addClassNames(outline);
        if (!shown.isEmpty()) {
            Div badges = new Div();
            badges.addClassName("rc-item-guests");
            shown.forEach(guest -> badges.add(badge(guest)));
            item.add(badges);
            guests = badges;
        }
    }

    private static Span badge(FieldPresence guest) {
        Span badge = new Span(guest.initials());
        badge.addClassNames("rc-person", guest.colour());
        badge.getElement().setAttribute("role", "img");
        String text = t("{0} is in this field", guest.name());
        badge.getElement().setAttribute("aria-label", text);
        badge.setTitle(text);
        return badge;
    }

    /** @param text empty: there is nothing to tell any more */
    void showConcurrentValue(String text) {
        if (meanwhile != null) {
            item.remove(meanwhile);
            meanwhile = null;
        }
        if (!text.isEmpty()) {
            Span told = new Span(text);
            told.addClassName("rc-item-meanwhile");
            told.getElement().setAttribute("role", "status");
            item.add(told);
            meanwhile = told;
        }
    }
}
