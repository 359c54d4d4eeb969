package org.rarecase.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/**
 * The HTML page in which everything runs: styles, icon, and the theme that this browser was told to use. The server
 * tells it of changes over a WebSocket, or by long polling where there is none; what the person does goes by requests,
 * which pass the log-in and the session as everywhere.
 */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/rarecase.css")
public class AppShell implements AppShellConfigurator {

    /** Before the first paint, so that a dark page does not flash white. */
    private static final String THEME =
            "try { const t = localStorage.getItem('rc-theme'); if (t) document.documentElement.dataset.theme = t; }"
                    + " catch (e) { /* storage is off: follow the system */ }";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Rarecase");
        settings.setViewport("width=device-width, initial-scale=1");
        settings.addMetaTag("description", "Case report forms for very rare tumours of childhood");
        settings.addFavIcon("icon", "favicon.svg", "any");
        settings.addInlineWithContents(Inline.Position.PREPEND, THEME, Inline.Wrapping.JAVASCRIPT);
    }
}
