package org.rarecase.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.openqa.selenium.Keys;

/**
 * A person without a mouse: goes on with Tab until what is looked for has the focus, and acts on what has it. Nothing
 * is found by its place on the page and nothing is clicked.
 */
final class Keyboard {

    private static final int STOPS = 160;

    private final Browser browser;

    Keyboard(Browser browser) {
        this.browser = browser;
    }

    /** Goes on to the stop whose name, as a screen reader says it, contains this text. */
    Keyboard goTo(String name) {
        return go(name, Keys.TAB);
    }

    /** As {@link #goTo}, where this is the whole name. */
    Keyboard goToExactly(String name) {
        return go(name, name::equals, Keys.TAB);
    }

    /** As {@link #goTo}, but backwards. */
    Keyboard goBackTo(String name) {
        return go(name, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    /** As {@link #goTo}, but along the lines of a menu or list. */
    Keyboard goDownTo(String name) {
        return go(name, Keys.ARROW_DOWN);
    }

    private Keyboard go(String name, CharSequence step) {
        return go(name, focused -> focused.contains(name), step);
    }

    private Keyboard go(String name, Predicate<String> isThere, CharSequence step) {
        List<String> stops = new ArrayList<>();
        for (int stop = 0; stop < STOPS; stop++) {
            String focused = browser.focused();
            if (isThere.test(focused)) {
                return this;
            }
            stops.add(focused);
            press(step);
        }
        throw new AssertionError("The keyboard never came to “" + name + "”, but to " + stops);
    }

    /** Waits until the page itself has put the focus there. */
    Keyboard isAt(String name) {
        browser.awaitFocus(name, focused -> focused.contains(name));
        return this;
    }

    /** As {@link #isAt}, where this is the whole name: a query of an item is named after it. */
    Keyboard isAtExactly(String name) {
        browser.awaitFocus(name, name::equals);
        return this;
    }

    Keyboard type(CharSequence... keys) {
        return press(keys);
    }

    Keyboard press(CharSequence... keys) {
        browser.keys(keys);
        return this;
    }

    Keyboard enter() {
        return press(Keys.ENTER);
    }
}
