package org.rarecase.exchange.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Looks again and again as long as something is under way. */
final class Watching {

    private static final int POLL_MILLISECONDS = 1000;

    private final BooleanSupplier refresh;
    private @Nullable Registration polling;

    /** @param refresh shows how things are, and says whether one is under way */
    Watching(BooleanSupplier refresh) {
        this.refresh = refresh;
    }

    void look() {
        boolean underWay = refresh.getAsBoolean();
        UI ui = UI.getCurrent();
        if (underWay && polling == null) {
            ui.setPollInterval(POLL_MILLISECONDS);
            polling = ui.addPollListener(poll -> look());
        } else if (!underWay) {
            stop(ui);
        }
    }

    void stop(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
    }
}
