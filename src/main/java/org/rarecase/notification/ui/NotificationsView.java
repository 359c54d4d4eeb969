package org.rarecase.notification.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.notification.Notification;
import org.rarecase.notification.Notifications;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.PageHeader;

/** All news of the account, newest first. */
@Route("news")
@PageTitle("News")
@PermitAll
public class NotificationsView extends Div implements BeforeEnterObserver {

    private static final int PAGE = 50;
    private static final String UNREAD = "unread";

    private final transient Notifications news;
    private final transient NotificationRows rows;
    private final transient NotificationBells bells;
    private final Checkbox unreadOnly = new Checkbox(t("Unread only"));
    private final Button markAll = new Button(t("Mark all as read"), click -> markAllRead());
    private final Div list = new Div();
    private final transient List<Notification> shown = new ArrayList<>();
    private boolean more;

    NotificationsView(Notifications news, NotificationRows rows, NotificationBells bells) {
        this.news = news;
        this.rows = rows;
        this.bells = bells;
        addClassNames("rc-page", "rc-news-page");
        Div filters = new Div(unreadOnly);
        filters.addClassName("rc-filters");
        Anchor settings = new Anchor("news/settings", t("Choose what you are told"));
        settings.addClassName("rc-news-settings-link");
        add(
                new PageHeader(t("News"))
                        .withSubtitle(t("What happened at your sites that concerns you"))
                        .withActions(settings, markAll),
                filters,
                list);
        unreadOnly.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent()
                        .getPage()
                        .getHistory()
                        .replaceState(
                                null,
                                new Location(
                                        "news",
                                        QueryParameters.simple(change.getValue() ? Map.of(UNREAD, "") : Map.of())));
                refresh();
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        unreadOnly.setValue(
                event.getLocation().getQueryParameters().getParameters().containsKey(UNREAD));
        refresh();
    }

    private void refresh() {
        shown.clear();
        showMore(null);
    }

    private void showMore(@Nullable Notification after) {
        List<Notification> next = news.page(unreadOnly.getValue(), after, PAGE);
        shown.addAll(next);
        more = next.size() == PAGE;
        render();
    }

    private void render() {
        list.removeAll();
        markAll.setEnabled(shown.stream().anyMatch(Notification::unread));
        if (shown.isEmpty()) {
            list.add(nothing());
            return;
        }
        list.add(rows.list(shown, this::toggle));
        if (more) {
            Div below = new Div(new Button(t("Show more"), click -> showMore(shown.getLast())));
            below.addClassName("rc-below");
            list.add(below);
        }
    }

    private EmptyState nothing() {
        return unreadOnly.getValue()
                ? new EmptyState(VaadinIcon.CHECK, t("Everything is read"), t("News appear here and at the bell."))
                : new EmptyState(
                        VaadinIcon.BELL_O,
                        t("No news yet"),
                        t("Queries, decisions and reviews that concern you are told here and at the bell."));
    }

    private void toggle(Notification item) {
        if (item.unread()) {
            news.markRead(item.id());
        } else {
            news.markUnread(item.id());
        }
        shown.replaceAll(it -> it.id().equals(item.id()) ? it.asUnread(!item.unread()) : it);
        bells.refresh(UI.getCurrent());
        render();
    }

    private void markAllRead() {
        news.markAllRead(shown.getFirst().id());
        bells.refresh(UI.getCurrent());
        refresh();
    }
}
