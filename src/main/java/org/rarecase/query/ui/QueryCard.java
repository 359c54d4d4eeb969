package org.rarecase.query.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.util.List;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.Place;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryState;
import org.rarecase.ui.When;

/** One query with its thread, and what the account may say next. */
class QueryCard extends Div {

    private final transient DataQuery query;
    private final transient Clock clock;
    private final CaseQueryList list;

    QueryCard(DataQuery query, List<QueryMessage> thread, CaseQueryList list, CaseContext context, Clock clock) {
        this.query = query;
        this.list = list;
        this.clock = clock;
        addClassName("rc-query");
        setClassName("rc-query-settled", query.isSettled());
        getElement().setAttribute("data-query", query.id().toString());
        add(head(context), thread(thread));
        if (query.state() == QueryState.OPEN && list.mayAnswer()) {
            add(answerForm());
        } else if (query.state() == QueryState.ANSWERED && list.mayAssess()) {
            add(assessForm());
        }
    }

    private Component head(CaseContext context) {
        Div head = new Div(place(context), QueryTexts.badge(query, clock.instant()));
        head.addClassName("rc-query-head");
        return head;
    }

    private Component place(CaseContext context) {
        Place place = query.place();
        if (place == null) {
            return new Span("Whole case");
        }
        NativeButton link = new NativeButton(context.describe(place), click -> context.showItem(place));
        link.addClassName("rc-link");
        return link;
    }

    private Component thread(List<QueryMessage> messages) {
        OrderedList thread = new OrderedList();
        thread.addClassName("rc-query-thread");
        messages.forEach(message -> {
            Div meta =
                    new Div(new Span(message.author()), new Span(said(message)), new When(message.writtenAt(), clock));
            meta.addClassName("rc-query-meta");
            ListItem item = new ListItem(meta);
            if (!message.text().isEmpty()) {
                item.add(new Paragraph(message.text()));
            }
            thread.add(item);
        });
        if (query.state() == QueryState.OPEN) {
            Div due = new Div(new Span("answer due"), new When(query.dueAt(), clock));
            due.addClassName("rc-query-meta");
            return new Div(thread, due);
        }
        return thread;
    }

    private static String said(QueryMessage message) {
        if (message.author().equals("system")) {
            return "edit check";
        }
        return message.role()
                + switch (message.state()) {
                    case OPEN -> " asked";
                    case ANSWERED -> " answered";
                    case CLOSED -> " closed";
                };
    }

    private Component answerForm() {
        TextArea text = text("Your answer");
        Button answer = new Button("Answer", click -> list.answer(query, text.getValue()));
        answer.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        return form(text, answer);
    }

    private Component assessForm() {
        TextArea text = text("Remark (optional)");
        Button close = new Button("Close query", click -> list.close(query, text.getValue()));
        close.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        Button reopen = new Button("Reopen query", click -> list.reopen(query, text.getValue()));
        return form(text, close, reopen);
    }

    private static TextArea text(String label) {
        TextArea text = new TextArea(label);
        text.setMaxLength(2000);
        return text;
    }

    private static Component form(TextArea text, Button... buttons) {
        Div actions = new Div(buttons);
        actions.addClassName("rc-query-actions");
        return new Div(text, actions);
    }
}
