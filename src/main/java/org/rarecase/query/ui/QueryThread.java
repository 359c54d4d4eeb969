package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.rarecase.account.Role;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryReason;
import org.rarecase.shared.Actor;
import org.rarecase.ui.RelativeTime;

/** The messages of a query, oldest first. */
final class QueryThread extends OrderedList {

    /**
     * @param names of the authors, by user name
     * @param value how a stored answer to the item is read
     */
    QueryThread(List<QueryMessage> messages, Map<String, String> names, UnaryOperator<String> value, Clock clock) {
        addClassName("rc-query-thread");
        messages.forEach(message -> {
            Div meta = new Div(
                    new Span(author(message, names)),
                    new Span(said(message)),
                    new RelativeTime(message.writtenAt(), clock));
            meta.addClassName("rc-query-meta");
            ListItem item = new ListItem(meta);
            QueryReason reason = message.reason();
            if (reason != null && !reason.needsText()) {
                Paragraph chosen = new Paragraph(reason.label());
                chosen.addClassName("rc-query-reason");
                item.add(chosen);
            }
            if (!message.text().isEmpty()) {
                item.add(new Paragraph(message.text()));
            }
            QueryMessage.ValueChange change = message.change();
            if (change != null) {
                item.add(change(change, value));
            }
            add(item);
        });
    }

    private static Component change(QueryMessage.ValueChange change, UnaryOperator<String> value) {
        Paragraph line = new Paragraph(
                t("Value before: {0} · now: {1}", printed(change.before(), value), printed(change.after(), value)));
        line.addClassName("rc-query-change");
        return line;
    }

    private static String printed(String stored, UnaryOperator<String> value) {
        return stored.isEmpty() ? "–" : value.apply(stored);
    }

    private static String author(QueryMessage message, Map<String, String> names) {
        return message.author().equals(Actor.SYSTEM.userName())
                ? message.isOfReview() ? t("Central review") : t("Edit check")
                : names.getOrDefault(message.author(), message.author());
    }

    private static String said(QueryMessage message) {
        String role = Role.label(message.role());
        return switch (message.state()) {
            case OPEN -> Role.COORDINATOR.isNamed(message.role()) ? t("{0}, reminded", role) : t("{0}, asked", role);
            case ANSWERED -> t("{0}, answered", role);
            case CLOSED -> t("{0}, closed", role);
            case CANCELLED -> t("{0}, cancelled", role);
        };
    }
}
