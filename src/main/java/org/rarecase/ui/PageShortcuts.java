package org.rarecase.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;

/** The keys that work on every page. The browser's half is keys.js. */
@Tag("rc-shortcuts")
public final class PageShortcuts extends Component {

    private PageShortcuts() {
        getElement().addEventListener("rc-keys", asked -> list());
    }

    /**
     * From now on “?” lists the keys of the page in this window.
     *
     * @param single whether a key without Ctrl or Alt does something
     */
    public static void listen(UI window, boolean single) {
        PageShortcuts listening = new PageShortcuts();
        ComponentUtil.setData(window, PageShortcuts.class, listening);
        window.add(listening);
        useSingle(window, single);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule(StaticFiles.address("keys.js"));
    }

    /** Whether a key without Ctrl or Alt does something in this window. */
    public static void useSingle(UI window, boolean used) {
        PageShortcuts listening = ComponentUtil.getData(window, PageShortcuts.class);
        if (listening != null) {
            listening.getElement().setAttribute("data-single-keys", used ? "on" : "off");
        }
    }

    /** Opens the list of the keys of the page at hand. */
    public static void list() {
        new KeysDialog(UI.getCurrent().getActiveRouterTargetsChain()).open();
    }
}
