package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Point;
import org.rarecase.casebook.CaseId;

/** After a dialog the keyboard goes on where it was opened, or at the heading if that is gone (WCAG 2.2, 2.4.3). */
class FocusJourneyTests extends KeyboardJourney {

    @Test
    void whatACoordinatorFreezesAndReleasesInTheMenuLeadsBackToTheMenu() {
        CaseId id = completeCase();
        logIn(registry.coordinator());
        openFromTheList(id);

        openMenu("Actions", "Freeze case");
        keyboard.isAt("Reason").goTo("Cancel").enter();
        keyboard.isAt("Actions");

        openMenu("Actions", "Freeze case");
        keyboard.isAt("Reason").goTo("Freeze").enter();
        page.notice("frozen");
        keyboard.isAt("Actions");

        openMenu("Actions", "Unfreeze case");
        keyboard.isAt("Reason").type("Clarified.").goTo("Unfreeze").enter();
        page.awaitNoNotice();
        keyboard.isAt("Actions");
    }

    @Test
    void whatAMonitorVerifiesLeadsBackToTheField() {
        CaseId id = completeCase();
        logIn(registry.monitor());
        openFromTheList(id);
        keyboard.goTo("Demographics").enter();
        page.showsForm("Demographics");

        openMenu("Form actions", "Verify values of this form");
        keyboard.isAt("Which values did you compare")
                .goTo("Height")
                .press(Keys.SPACE)
                .goTo("Mark as verified")
                .enter();
        browser.reads("[data-path=height]", "Verified");
        keyboard.isAt("Form actions");

        keyboard.goTo("Height")
                .press(Keys.F2)
                .goDownTo("Verify, or remove the mark")
                .enter();
        keyboard.isAt("Reason").type("Wrong line.").goTo("Remove the mark").enter();
        browser.awaitGone("[data-path=height] .rc-item-mark[aria-label=Verified]");
        keyboard.isAt("Verify, or remove the mark");
        calculatedFieldsAreReachedAndShowTheirHistory();
    }

    @Test
    void aWithdrawalOfConsentLeadsToTheHeadingOrTheMenu() {
        CaseId id = completeCase();
        logIn(registry.bernd());
        openFromTheList(id);

        openMenu("Actions", "Record withdrawal of consent");
        keyboard.isAt("Withdrawal of consent").goTo("Withdrawn by").press(Keys.ARROW_DOWN);
        choose("patient");
        keyboard.goTo("What was withdrawn").press(Keys.SPACE);
        keyboard.goTo("Record withdrawal").enter();
        page.notice("Consent was withdrawn");
        keyboard.isAt("Actions");
    }

    @Test
    void tabGoesThroughColumnsAndTablesInTheOrderInWhichTheyAreRead() {
        CaseId id = completeCase();
        logIn(registry.bernd());
        openFromTheList(id);
        keyboard.goTo("Registered for");
        List<Point> stops = new ArrayList<>();
        for (Point stop = focusedItem(); stop != null; stop = focusedItem()) {
            stops.add(stop);
            keyboard.press(Keys.TAB);
        }
        List<Point> read = stops.stream()
                .sorted(Comparator.comparingInt(Point::getY).thenComparingInt(Point::getX))
                .toList();
        assertThat(stops).hasSizeGreaterThan(8).isEqualTo(read);
    }

    /** They are no stops of Tab. */
    private void calculatedFieldsAreReachedAndShowTheirHistory() {
        keyboard.goTo("Height").press(Keys.chord(Keys.SHIFT, Keys.F2)).isAt("Body surface area");
        keyboard.press(Keys.chord(Keys.SHIFT, Keys.F2)).isAt("Age at diagnosis in days");
        keyboard.press(Keys.F8);
        browser.reads(".rc-trail-head", "Age at diagnosis in days");
    }

    /** Where the item at hand begins in its form, in steps of a line; null outside of forms. */
    private @Nullable Point focusedItem() {
        List<?> at = (List<?>) browser.script("""
                const item = document.activeElement.closest('.rc-entry .rc-item[data-path]');
                const form = item?.closest('.rc-entry').getBoundingClientRect();
                const here = document.activeElement.closest('vaadin-button') ?? item;
                const box = here?.getBoundingClientRect();
                return item ? [Math.round(box.left - form.left), Math.round((box.top - form.top) / 24)] : null;""", "body");
        return at == null ? null : new Point(((Number) at.get(0)).intValue(), ((Number) at.get(1)).intValue());
    }

    private void openMenu(String menu, String line) {
        // A form that is just coming brings its own menu.
        browser.awaitRest();
        keyboard.goTo(menu).enter();
        choose(line);
    }
}
