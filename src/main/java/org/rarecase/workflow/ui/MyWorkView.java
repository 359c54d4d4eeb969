package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.form.Forms;
import org.rarecase.query.DataQuery;
import org.rarecase.study.TumourType;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.rarecase.workflow.task.WorkItem;
import org.rarecase.workflow.task.WorkList;

/** What waits for the account, what is due first at the top; each one click from the place where it is done. */
@Route("")
@PageTitle("My work")
@Menu(title = "My work", order = 10, icon = "vaadin:clipboard-check")
@PermitAll
public class MyWorkView extends Div {

    private static final int PAGE = 50;

    private final transient WorkList workList;
    private final transient CurrentAccount currentAccount;
    private final transient Forms forms;
    private final transient Clock clock;
    private final PageHeader header = new PageHeader(t("My work"));
    private final PlainTable table =
            new PlainTable(t("Open steps"), t("Step"), t("Case"), t("Site"), t("Waiting since"), t("Due"));
    private final Div below = new Div();
    private transient @Nullable WorkItem last;
    private int shown;
    private int overdue;

    MyWorkView(WorkList workList, CurrentAccount currentAccount, Forms forms, Clock clock) {
        this.workList = workList;
        this.currentAccount = currentAccount;
        this.forms = forms;
        this.clock = clock;
        addClassNames("rc-page", "rc-work");
        below.addClassName("rc-below");
        add(header, table, below);
        more();
    }

    private void more() {
        List<WorkItem> items = workList.mine(last, PAGE);
        items.forEach(this::addRow);
        below.removeAll();
        table.setVisible(!table.isEmpty());
        if (table.isEmpty()) {
            below.add(nothing());
            return;
        }
        boolean mayBeMore = items.size() == PAGE;
        String count = shown + (mayBeMore ? "+" : "");
        String steps = shown == 1 ? t("1 step waits for you") : t("{0} steps wait for you", count);
        header.withSubtitle(overdue == 0 ? steps : steps + ", " + t("{0} overdue", overdue));
        if (mayBeMore) {
            last = items.getLast();
            below.add(new Button(t("Show more"), click -> more()));
        }
    }

    private void addRow(WorkItem item) {
        shown++;
        if (item.overdue()) {
            overdue++;
        }
        table.addRow(
                step(item),
                caseOf(item),
                new Span(item.caseSummary().site().name()),
                new RelativeTime(item.created(), clock),
                due(item));
    }

    private static Component step(WorkItem item) {
        Anchor link = new Anchor(StepAddress.of(item), item.name());
        link.addClassName("rc-row-link");
        link.setAriaLabel(item.name() + ", " + item.caseSummary().number());
        Div step = new Div(link);
        DataQuery query = item.query();
        if (query != null) {
            step.add(secondLine(query.question()));
        }
        String hint = item.hint();
        if (hint != null) {
            step.add(secondLine(hint));
        }
        return step;
    }

    private static Span secondLine(String text) {
        Span line = new Span(text);
        line.addClassName("rc-second-line");
        return line;
    }

    private Component caseOf(WorkItem item) {
        Span number = new Span(item.caseSummary().number());
        number.addClassName("rc-number");
        TumourType type = item.caseSummary().tumourType();
        if (type == null) {
            return number;
        }
        Span name = new Span(forms.inUse()
                .codeList("tumour-types")
                .find(type.code())
                .map(code -> FormText.plain(code.label()))
                .orElse(type.code()));
        name.addClassName("rc-second-line");
        return new Div(number, name);
    }

    private Component due(WorkItem item) {
        Instant due = item.due();
        if (due == null) {
            return new Span("");
        }
        RelativeTime when = new RelativeTime(due, clock);
        return item.overdue() ? new Div(new Badge(VaadinIcon.ALARM, t("Overdue"), Tone.DANGER), when) : when;
    }

    private EmptyState nothing() {
        if (currentAccount.has(Role.INVESTIGATOR)) {
            return empty(t("Register a case in Cases; its steps then appear here. Queries of monitors do so too."));
        }
        if (currentAccount.has(Role.MONITOR)) {
            return empty(t("Cases appear here when a site submits them, and queries when they are answered."));
        }
        if (currentAccount.has(Role.PATHOLOGIST)) {
            return empty(t("Cases appear here when they are sent to central review."));
        }
        if (currentAccount.has(Role.COORDINATOR)) {
            return empty(t("Cases appear here when they are reviewed and wait for your decision."));
        }
        return new EmptyState(
                VaadinIcon.CLIPBOARD_CHECK,
                t("No steps for your role"),
                t("The steps of cases belong to those who enter and review data. Your pages stand at the left."));
    }

    private static EmptyState empty(String whatComes) {
        return new EmptyState(VaadinIcon.CLIPBOARD_CHECK, t("Nothing waits for you"), whatComes);
    }
}
