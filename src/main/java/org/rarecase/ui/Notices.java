package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;

/**
 * Short messages at the edge of the page. Good news go by themselves. What needs reading stays until it is closed or its
 * reason ends: something succeeds, something else is refused, the person tries again or goes to another page.
 */
public final class Notices {

    private static final Duration SHORT = Duration.ofSeconds(4);

    private Notices() {}

    /** What was refused before is being tried again, so nothing is said of it any more. */
    public static void end() {
        UI window = UI.getCurrent();
        Notification lasting = window == null ? null : ComponentUtil.getData(window, Notification.class);
        if (lasting != null) {
            lasting.close();
        }
    }

    public static Notification success(String message) {
        end();
        return show(VaadinIcon.CHECK_CIRCLE_O, message, Tone.SUCCESS, SHORT);
    }

    public static Notification info(String message) {
        return show(VaadinIcon.INFO_CIRCLE_O, message, Tone.INFO, SHORT);
    }

    /** Something was refused: the message says what was kept and what to do. */
    public static Notification warning(String message) {
        return show(VaadinIcon.EXCLAMATION_CIRCLE_O, message, Tone.WARNING, Duration.ZERO);
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
        if (duration.isZero()) {
            end();
            last(notification);
        }
        notification.open();
        return notification;
    }

    /** Until it is closed, or the window shows another page. */
    private static void last(Notification notification) {
        UI window = UI.getCurrent();
        if (window == null) {
            return;
        }
        ComponentUtil.setData(window, Notification.class, notification);
        String page = window.getActiveViewLocation().getPath();
        Registration leaving = window.addAfterNavigationListener(navigation -> {
            if (!navigation.getLocation().getPath().equals(page)) {
                notification.close();
            }
        });
        notification.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                leaving.remove();
                if (ComponentUtil.getData(window, Notification.class) == notification) {
                    ComponentUtil.setData(window, Notification.class, null);
                }
            }
        });
    }
}
