package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.Assignee;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryMessage;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryReason;
import org.rarecase.query.QueryState;
import org.rarecase.query.QueryTransition;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.ui.Focus;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;

/** One query with its thread, and what the account may say next. */
class QueryCard extends Div {

    private final transient DataQuery query;
    private final transient Clock clock;
    private final transient Map<String, String> names;
    private final CaseQueryList list;

    QueryCard(
            DataQuery query,
            List<QueryMessage> thread,
            Map<String, String> names,
            CaseQueryList list,
            CaseContext context,
            Clock clock) {
        this.query = query;
        this.names = names;
        this.list = list;
        this.clock = clock;
        addClassName("rc-query");
        setClassName("rc-query-resolved", query.isResolved());
        getElement()
                .setAttribute("data-query", query.id().toString())
                .setAttribute("role", "group")
                .setAttribute("aria-label", query.state().label() + ": " + QueryTexts.place(context, query));
        add(head(context), thread(thread, context));
        if (list.may(QueryTransition.ANSWER, query)) {
            add(answerForm());
        } else if (list.may(QueryTransition.CLOSE, query)) {
            add(assessForm());
        }
        if (list.may(QueryTransition.DECIDE_ON_ESCALATION, query)) {
            add(decisionForm());
        }
        list.obstacle(query).ifPresent(why -> {
            Paragraph obstacle = new Paragraph(why);
            obstacle.addClassName("rc-query-meta");
            add(obstacle);
        });
        Div actions = new Div();
        actions.addClassName("rc-query-actions");
        if (list.may(QueryTransition.ASSIGN, query)) {
            Button assign = new Button(t("Assign"), click -> list.assign(query));
            assign.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(assign);
        }
        if (list.may(QueryTransition.CANCEL, query)) {
            Button cancel = new Button(t("Cancel query"), click -> askWhyCancelled());
            cancel.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(cancel);
        }
        if (actions.getComponentCount() > 0) {
            add(actions);
        }
    }

    /** Its card takes the focus, as soon as it is there; read from its name on. */
    static void focus(QueryId id) {
        Focus.goOnAt(".rc-query[data-query='" + id + "']");
    }

    private void askWhyCancelled() {
        new ReasonDialog(
                        t("Cancel query"),
                        t("The query is cancelled and needs no answer any more. It stays in the thread and in the"
                                + " audit trail."),
                        t("Cancel query"),
                        reason -> list.cancel(query, reason))
                .withCommonReasons(List.of(t("Raised by mistake"), t("Asked twice"), t("Resolved otherwise")))
                .dismissedBy(t("Back"))
                .open();
    }

    private Component head(CaseContext context) {
        Div head = new Div(place(context), QueryTexts.badge(query, clock.instant()));
        head.addClassName("rc-query-head");
        String holder = holder();
        if (!holder.isEmpty()) {
            Span with = new Span(t("with {0}", holder));
            with.addClassName("rc-query-meta");
            head.add(with);
        }
        return head;
    }

    /** Who has it now, where it was given to somebody. */
    private String holder() {
        QueryParty party = query.state().nextParty();
        Assignee next = query.nextAssignee();
        if (party == null || next == null || next.equals(party.anybody())) {
            return "";
        }
        return next.person() == null ? next.role().label() : names.getOrDefault(next.person(), next.person());
    }

    private Component place(CaseContext context) {
        ItemRef place = query.place();
        FormInstanceId instanceId = query.instanceId();
        if (place == null && instanceId != null) {
            Anchor link = new Anchor(
                    CaseNavigation.address(query.caseId(), instanceId) + "?panel=queries", list.form(instanceId));
            link.addClassName("rc-link");
            return link;
        }
        if (place == null) {
            return new Span(t("Whole case"));
        }
        NativeButton link = new NativeButton(context.describe(place), click -> context.showItem(place));
        link.addClassName("rc-link");
        return link;
    }

    private Component thread(List<QueryMessage> messages, CaseContext context) {
        QueryThread thread = new QueryThread(
                messages, names, stored -> QueryTexts.value(context.visibleCase(), query, stored), clock);
        if (query.state() == QueryState.OPEN) {
            Div due = new Div(new Span(t("answer due")), new RelativeTime(query.dueAt(), clock));
            due.addClassName("rc-query-meta");
            return new Div(thread, due);
        }
        return thread;
    }

    private Component answerForm() {
        Select<QueryReason> reason = reason(QueryState.ANSWERED);
        TextArea text = text(t("Your answer"));
        Button answer = new Button(t("Answer"), click -> {
            if (isExplained(reason, text)) {
                list.answer(query, reason.getValue(), text.getValue());
            }
        });
        answer.addThemeVariants(ButtonVariant.PRIMARY);
        return form(reason, text, answer);
    }

    private Component assessForm() {
        Select<QueryReason> reason = reason(QueryState.CLOSED);
        TextArea text = text(t("Remark (optional)"));
        Button close = new Button(t("Close query"), click -> {
            if (isExplained(reason, text)) {
                list.close(query, reason.getValue(), text.getValue());
            }
        });
        close.addThemeVariants(ButtonVariant.PRIMARY);
        Button reopen = new Button(t("Reopen query"), click -> list.reopen(query, text.getValue()));
        return form(reason, text, close, reopen);
    }

    private Component decisionForm() {
        TextArea text = text(t("Reminder to the site"));
        Button remind = new Button(t("Remind the site"), click -> list.remind(query, text.getValue()));
        remind.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(
                remind,
                new Button(t("Give to another person"), click -> list.giveAway(query)),
                new Button(t("Leave as it is"), click -> list.leave(query)));
        actions.addClassName("rc-query-actions");
        Div form = new Div(text, actions);
        form.addClassName("rc-query-form");
        return form;
    }

    /** Says at the field what is missing, and goes there. */
    private static boolean isExplained(Select<QueryReason> reason, TextArea text) {
        QueryReason chosen = reason.getValue();
        boolean worded = chosen == null || !chosen.needsText() || !PlainText.isBlank(text.getValue());
        reason.setInvalid(chosen == null);
        if (!worded) {
            text.setErrorMessage(t("This reason needs your words."));
            text.setInvalid(true);
        }
        if (chosen == null) {
            reason.focus();
        } else if (!worded) {
            text.focus();
        }
        return chosen != null && worded;
    }

    private static Select<QueryReason> reason(QueryState into) {
        Select<QueryReason> reason = new Select<>();
        reason.setLabel(t("Reason"));
        reason.setItems(QueryReason.into(into));
        reason.setItemLabelGenerator(QueryReason::label);
        reason.setPlaceholder(t("Choose"));
        reason.setWidthFull();
        reason.setManualValidation(true);
        reason.setErrorMessage(t("Choose a reason."));
        return reason;
    }

    private static TextArea text(String label) {
        TextArea text = new TextArea(label);
        LimitedText.check(text, TextLimit.MESSAGE);
        return text;
    }

    private static Component form(Select<QueryReason> reason, TextArea text, Button... buttons) {
        Div actions = new Div(buttons);
        actions.addClassName("rc-query-actions");
        Div form = new Div(reason, text, actions);
        form.addClassName("rc-query-form");
        return form;
    }
}
