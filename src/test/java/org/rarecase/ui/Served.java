package org.rarecase.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.rarecase.shared.Messages;

/** A window in which somebody is served, for tests without a browser. */
public final class Served implements AutoCloseable {

    /** The current window is held weakly: without this one it would be gone in a long test. */
    private final UI window = new UI();

    private Served(Locale language) {
        Messages.bindLocale(Language::ofWindow);
        UI.setCurrent(window);
        ComponentUtil.setData(window, Locale.class, language);
    }

    public static Served in(Locale language) {
        return new Served(language);
    }

    @Override
    public void close() {
        UI.setCurrent(null);
    }
}
