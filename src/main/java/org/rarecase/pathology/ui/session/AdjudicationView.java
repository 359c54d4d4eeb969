package org.rarecase.pathology.ui.session;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.agreed.ComparedReview;
import org.rarecase.pathology.session.Adjudications;
import org.rarecase.pathology.session.PanelSession;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.pathology.ui.compare.ComparisonTable;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.RefusalLine;
import org.rarecase.ui.RouteNumber;

/** A review whose readers differ: who adjudicates it, or which session decides. */
@Route("pathology/adjudication/:caseId")
@PageTitle("Adjudication")
@RolesAllowed({"PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class AdjudicationView extends Div implements BeforeEnterObserver {

    private static final int OPEN_SESSIONS = 50;

    private final transient Adjudications adjudications;
    private final transient PanelSessions sessions;
    private final transient Accounts accounts;
    private final transient CurrentAccount current;
    private final transient Clock clock;

    AdjudicationView(
            Adjudications adjudications,
            PanelSessions sessions,
            Accounts accounts,
            CurrentAccount current,
            Clock clock) {
        this.adjudications = adjudications;
        this.sessions = sessions;
        this.accounts = accounts;
        this.current = current;
        this.clock = clock;
        addClassNames("rc-page", "rc-comparison");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long reviewId = adjudications.latest(new CaseId(RouteNumber.of(event, "caseId")));
        sessions.ofReview(reviewId)
                .ifPresentOrElse(
                        item -> event.forwardTo("pathology/session/" + item.sessionId()), () -> show(reviewId));
    }

    private void show(long reviewId) {
        removeAll();
        ComparedReview shown = adjudications.compared(reviewId);
        add(
                new PageHeader(t("Adjudication of {0}", shown.caseSummary().number()))
                        .withSubtitle(shown.review().occasion().label()),
                new ComparisonTable(shown, accounts));
        boolean coordinates = current.has(Role.COORDINATOR);
        switch (adjudications.next(reviewId)) {
            case ADJUDICATOR -> {
                add(new Paragraph(t("The readers differ. One further reader decides, who sees all of it.")));
                if (coordinates) {
                    add(choice(reviewId));
                }
            }
            case ADJUDICATION -> add(new Paragraph(t("The further reader has not signed yet.")));
            case SESSION -> {
                add(new Paragraph(t("The readers differ. A panel decides in a session.")));
                if (coordinates) {
                    add(preparation(reviewId));
                }
            }
            case NONE -> add(new Paragraph(t("This review is decided.")));
        }
    }

    private Div choice(long reviewId) {
        List<Account> eligible = adjudications.eligible(reviewId);
        Select<Account> who = new Select<>();
        who.setLabel(t("Adjudicator"));
        who.setItems(eligible);
        who.setItemLabelGenerator(Account::displayName);
        who.setHelperText(
                eligible.isEmpty()
                        ? t("No pathologist of this site is left who does not hold a seat of this review.")
                        : t("Who holds no seat of this review and is not of the laboratory of the site."));
        RefusalLine refused = new RefusalLine();
        Button give = new Button(t("Give to the adjudicator"), click -> {
            if (who.getValue() == null) {
                refused.show(t("Choose who adjudicates."));
            } else if (refused.permits(
                    () -> adjudications.choose(reviewId, who.getValue().userName()))) {
                Notices.success(t("The review is with {0}.", who.getValue().displayName()));
                show(reviewId);
            }
        });
        give.addThemeVariants(ButtonVariant.PRIMARY);
        return form(who, refused, give);
    }

    private Div preparation(long reviewId) {
        DatePicker day = new DatePicker(t("Day of the session"), LocalDate.now(clock));
        day.setLocale(getLocale());
        CheckboxGroup<Account> who = new CheckboxGroup<>(t("Participants"));
        who.setItems(sessions.eligible(reviewId));
        who.setItemLabelGenerator(Account::displayName);
        who.setHelperText(t("Two at least. Who still reads the case blinded is not among them."));
        RefusalLine refused = new RefusalLine();
        Button prepare = new Button(t("Prepare session"), click -> {
            if (day.getValue() == null) {
                refused.show(t("Say on which day the session is held."));
                return;
            }
            refused.permits(() -> {
                List<String> participants =
                        who.getValue().stream().map(Account::userName).sorted().toList();
                open(sessions.prepare(day.getValue(), participants, reviewId));
            });
        });
        prepare.addThemeVariants(ButtonVariant.PRIMARY);
        Div all = new Div(form(day, who, refused, prepare));
        List<PanelSession> open = sessions.newest(OPEN_SESSIONS).stream()
                .filter(PanelSession::isOpen)
                .toList();
        if (!open.isEmpty()) {
            all.add(new H2(t("Or put it on the agenda of another session")), agenda(open, reviewId));
        }
        return all;
    }

    private Div agenda(List<PanelSession> open, long reviewId) {
        Select<PanelSession> which = new Select<>();
        which.setLabel(t("Session"));
        which.setItems(open);
        which.setItemLabelGenerator(session -> SessionList.title(session, accounts));
        RefusalLine refused = new RefusalLine();
        Button add = new Button(t("Add to the agenda"), click -> {
            if (which.getValue() == null) {
                refused.show(t("Choose a session."));
            } else {
                refused.permits(() -> {
                    sessions.add(which.getValue().id(), reviewId);
                    open(which.getValue().id());
                });
            }
        });
        return form(which, refused, add);
    }

    private void open(long session) {
        Notices.success(t("The case is on the agenda of the session."));
        getUI().ifPresent(window -> window.navigate("pathology/session/" + session));
    }

    private static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassName("rc-form");
        return form;
    }
}
