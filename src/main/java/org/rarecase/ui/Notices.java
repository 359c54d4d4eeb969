package org.rarecase.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Short messages at the edge of the page. Good news go by themselves; what needs
 * reading stays until it is closed, a refusal also until something has been done. */
public final class Notices {

    private static final Duration SHORT = Duration.ofSeconds(4);

    /** What was refused in a window and is still to be read. */
    private record Refusals(List<Notification> shown) {}

    private Notices() {}

    /** What was refused before needs no reading any more. */
    public static Notification success(String message) {
        UI window = UI.getCurrent();
        Refusals refusals = window == null ? null : ComponentUtil.getData(window, Refusals.class);
        if (refusals != null) {
            refusals.shown().forEach(Notification::close);
            refusals.shown().clear();
        }
        return show(VaadinIcon.CHECK_CIRCLE_O, message, Tone.SUCCESS, SHORT);
    }

    public static Notification info(String message) {
        return show(VaadinIcon.INFO_CIRCLE_O, message, Tone.INFO, SHORT);
    }

    /** Something was refused: the message says what was kept and what to do. */
    public static Notification warning(String message) {
        Notification shown = show(VaadinIcon.EXCLAMATION_CIRCLE_O, message, Tone.WARNING, Duration.ZERO);
        UI window = UI.getCurrent();
        if (window != null) {
            Refusals refusals = ComponentUtil.getData(window, Refusals.class);
            if (refusals == null) {
                refusals = new Refusals(new ArrayList<>());
                ComponentUtil.setData(window, Refusals.class, refusals);
            }
            refusals.shown().add(shown);
        }
        return shown;
    }

    public static Notification failure(String message) {
        return show(VaadinIcon.CLOSE_CIRCLE_O, message, Tone.DANGER, Duration.ZERO);
    }

    private static Notification show(VaadinIcon icon, String message, Tone tone, Duration duration) {
        Notification notification = new Notification();
        notification.setDuration((int) duration.toMillis());
        notification.setPosition(Notification.Position.BOTTOM_END);
        notification.setAssertive(tone == Tone.WARNING || tone == Tone.DANGER);
        Div row = new Div(Icons.decorative(icon), new Span(message));
        row.addClassNames("rc-notice", tone.className());
        if (duration.isZero()) {
            var close = Icons.button(VaadinIcon.CLOSE_SMALL, t("Close message"));
            close.addClickListener(click -> notification.close());
            row.add(close);
        }
        notification.add(row);
        notification.open();
        return notification;
    }
}
