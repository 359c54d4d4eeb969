package org.rarecase.notification.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.notification.Notification;
import org.rarecase.notification.Notifications;
import org.rarecase.ui.Icons;

/** How many news are unread, and behind it the latest ones. */
class NotificationBell extends Composite<Div> {

    private static final int LATEST = 8;

    private final String userName;
    private final transient Notifications news;
    private final transient NotificationRows rows;
    private final transient NotificationBells bells;
    private final NativeButton button = new NativeButton();
    private final Span count = new Span();
    private final Popover popover = new Popover();
    private @Nullable Registration navigation;
    private transient @Nullable UI window;

    NotificationBell(String userName, Notifications news, NotificationRows rows, NotificationBells bells) {
        this.userName = userName;
        this.news = news;
        this.rows = rows;
        this.bells = bells;
        button.addClassName("rc-bell");
        button.add(Icons.decorative(VaadinIcon.BELL_O), count);
        button.getElement().setAttribute("aria-haspopup", "dialog");
        count.addClassName("rc-bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setModal(true);
        popover.setAriaLabel(t("News"));
        popover.addClassName("rc-news-popover");
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                showLatest();
            }
        });
        getContent().add(button);
        show(0);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI here = attached.getUI();
        window = here;
        bells.add(this);
        // The frame is dark in both themes; what opens over the page is not.
        here.add(popover);
        navigation = here.addAfterNavigationListener(arrived -> {
            popover.close();
            bells.refresh(here, this);
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        bells.remove(this);
        popover.removeFromParent();
        if (navigation != null) {
            navigation.remove();
        }
    }

    String userName() {
        return userName;
    }

    boolean isIn(UI other) {
        return other.equals(window);
    }

    boolean canBeTold() {
        UI here = window;
        return here != null && NotificationBells.isPushed(here);
    }

    /** From another thread. */
    void tell(int unread) {
        UI here = window;
        if (here != null) {
            try {
                here.access(() -> show(unread));
            } catch (UIDetachedException gone) {
                // Closed since the bells were gathered.
            }
        }
    }

    void show(int unread) {
        count.setText(unread >= Notifications.MOST_COUNTED ? "99+" : String.valueOf(unread));
        count.setVisible(unread > 0);
        button.setAriaLabel(unread == 0 ? t("News, none unread") : t("News, {0} unread", count.getText()));
        button.setTitle(t("News"));
    }

    private void showLatest() {
        popover.removeAll();
        List<Notification> latest = news.page(false, null, LATEST);
        Button all = new Button(t("Mark all as read"), click -> {
            news.markAllRead(latest.getFirst().id());
            bells.refresh(UI.getCurrent());
            showLatest();
        });
        all.addThemeVariants(ButtonVariant.TERTIARY);
        all.setEnabled(latest.stream().anyMatch(Notification::unread));
        Div head = new Div(new H2(t("News")), all);
        head.addClassName("rc-news-head");
        popover.add(head);
        if (latest.isEmpty()) {
            Paragraph nothing = new Paragraph(t("Nothing happened yet that concerns you."));
            nothing.addClassName("rc-news-none");
            popover.add(nothing);
        } else {
            popover.add(rows.list(latest, null));
        }
        Div foot =
                new Div(new Anchor("news", t("All news")), new Anchor("news/settings", t("Choose what you are told")));
        foot.addClassName("rc-news-foot");
        popover.add(foot);
    }
}
