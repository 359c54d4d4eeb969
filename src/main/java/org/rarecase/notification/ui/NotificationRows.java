package org.rarecase.notification.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormNumbers;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.notification.Notification;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.RelativeTime;

/** News as rows: what happened, where and when. Each leads straight to the place. */
@org.springframework.stereotype.Component
class NotificationRows {

    private final Forms forms;
    private final FormNumbers formNumbers;
    private final Clock clock;

    NotificationRows(Forms forms, FormNumbers formNumbers, Clock clock) {
        this.forms = forms;
        this.formNumbers = formNumbers;
        this.clock = clock;
    }

    /** @param toggle marks news as read or as unread again; null: not offered */
    UnorderedList list(List<Notification> news, @Nullable Consumer<Notification> toggle) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rc-news");
        Map<FormInstanceId, Integer> numbers =
                formNumbers.of(news.stream().map(Notification::instanceId).toList());
        news.forEach(item -> list.add(row(item, numbers.get(item.instanceId()), toggle)));
        return list;
    }

    private ListItem row(Notification item, @Nullable Integer formNumber, @Nullable Consumer<Notification> toggle) {
        ListItem row = new ListItem();
        row.addClassName("rc-news-item");
        row.setClassName("rc-unread", item.unread());
        Span dot = new Span();
        dot.addClassName("rc-news-dot");
        Anchor kind = new Anchor(OpenNotificationView.address(item), item.kind().label());
        kind.addClassName("rc-news-link");
        if (item.unread()) {
            Span unread = new Span(t("unread") + " ");
            unread.addClassName("rc-hidden");
            kind.addComponentAsFirst(unread);
        }
        Div where = new Div(number(item));
        where.addClassName("rc-news-where");
        FormKey form = item.form();
        if (form != null) {
            where.add(new Span(title(form, formNumber)));
        }
        where.add(new RelativeTime(item.happenedAt(), clock));
        Div text = new Div(kind, where);
        text.addClassName("rc-news-text");
        row.add(dot, text);
        if (toggle != null) {
            row.add(toggle(item, toggle));
        }
        return row;
    }

    private static Component number(Notification item) {
        Span number = new Span(item.caseNumber());
        number.addClassName("rc-number");
        return number;
    }

    private static Button toggle(Notification item, Consumer<Notification> toggle) {
        Button button = item.unread()
                ? Icons.button(VaadinIcon.CHECK, t("Mark as read"))
                : Icons.button(VaadinIcon.CIRCLE_THIN, t("Mark as unread"));
        button.addClickListener(click -> toggle.accept(item));
        return button;
    }

    private String title(FormKey form, @Nullable Integer number) {
        return forms.inUse()
                .find(form)
                .map(definition -> FormText.plain(definition.title())
                        + (definition.repeats() && number != null ? " " + number : ""))
                .orElse(form.value());
    }
}
