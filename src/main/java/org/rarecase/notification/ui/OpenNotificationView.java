package org.rarecase.notification.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationId;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.Notifications;

/**
 * Where links in lists and mails lead: marks the news as read and goes on to its place. So the address tells nothing,
 * not even the form.
 */
@Route("news/go/:newsId")
@PageTitle("News")
@PermitAll
public class OpenNotificationView extends Div implements BeforeEnterObserver {

    private final transient Notifications news;

    OpenNotificationView(Notifications news) {
        this.news = news;
    }

    static String address(Notification item) {
        return "news/go/" + item.id().value();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Notification item = news.open(new NotificationId(
                number(event.getRouteParameters().get("newsId").orElse(""))));
        Location place = new Location(place(item));
        event.forwardTo(place.getPath(), place.getQueryParameters());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException typed) {
            throw new NotFoundException();
        }
    }

    static String place(Notification item) {
        FormInstanceId instanceId = item.instanceId();
        ItemRef place = item.place();
        String panel = panel(item.kind());
        // The form of a review is shown to the reviewer alone until it is signed off.
        String address = instanceId == null || item.kind() == NotificationKind.REVIEW_OVERDUE
                ? CaseNavigation.address(item.caseId())
                : place == null
                        ? CaseNavigation.address(item.caseId(), instanceId)
                        : CaseNavigation.address(item.caseId(), place);
        return panel == null ? address : address + (address.contains("?") ? "&" : "?") + "panel=" + panel;
    }

    private static @Nullable String panel(NotificationKind kind) {
        return switch (kind) {
            case QUERY_RAISED,
                    QUERY_ASSIGNED,
                    QUERY_ANSWERED,
                    QUERY_REOPENED,
                    QUERY_CLOSED,
                    QUERY_CANCELLED,
                    QUERY_OVERDUE,
                    QUERY_ESCALATED -> "queries";
            case REVIEW_REQUESTED, REVIEW_DUE_SOON, REVIEW_OVERDUE, REVIEW_SIGNED -> "review";
            default -> null;
        };
    }
}
