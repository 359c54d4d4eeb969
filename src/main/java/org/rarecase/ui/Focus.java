package org.rarecase.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import org.jspecify.annotations.Nullable;

/** Where the keyboard goes on after something was done. The browser's half is focus.js. */
@Tag("rc-focus")
public final class Focus extends Component {

    private Focus() {}

    /** From now on the focus comes back in this window when a dialog closes. */
    public static void keep(UI window) {
        Focus kept = new Focus();
        ComponentUtil.setData(window, Focus.class, kept);
        window.add(kept);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule(StaticFiles.address("focus.js"));
    }

    /** After a page was rendered anew: where it was, or at the heading if that is gone. */
    public static void goOn() {
        goOnAt(null);
    }

    /** As soon as it is there, to what this CSS finds; read from its name on. */
    public static void goOnAt(@Nullable String css) {
        Focus kept = ComponentUtil.getData(UI.getCurrent(), Focus.class);
        if (kept != null) {
            OwnElement.call(kept.getElement(), "goOn", css);
        }
    }
}
