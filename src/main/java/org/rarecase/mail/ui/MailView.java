package org.rarecase.mail.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.mail.MailSetup;
import org.rarecase.mail.OutgoingMail;
import org.rarecase.mail.OutgoingMails;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;

/** Mails that wait or were refused, and whether any can be sent at all. Nobody reads here what they say. */
@Route("mails")
@PageTitle("Mails")
@Menu(title = "Mails", order = 62, icon = "vaadin:envelope-o")
@RolesAllowed("ADMINISTRATOR")
public class MailView extends Div {

    private static final int PAGE = 50;

    private final transient OutgoingMails mails;
    private final transient MailSetup setup;
    private final transient Clock clock;
    private final Button retryAll = new Button(t("Try all again"), click -> retryAll());
    private final Div content = new Div();

    MailView(OutgoingMails mails, MailSetup setup, Clock clock) {
        this.mails = mails;
        this.setup = setup;
        this.clock = clock;
        addClassNames("rc-page", "rc-mails");
        content.addClassName("rc-mails-content");
        add(
                new PageHeader(t("Mails"))
                        .withSubtitle(t("News on their way to people. What a mail says is not shown here."))
                        .withActions(new Button(t("Look again"), click -> refresh()), retryAll),
                content);
        refresh();
    }

    private void refresh() {
        content.removeAll();
        if (!setup.isOn()) {
            content.add(missing());
        }
        Listed waiting = new Listed(OutgoingMail.State.WAITING);
        Listed refused = new Listed(OutgoingMail.State.FAILED);
        retryAll.setEnabled(setup.isOn() && !(waiting.isEmpty() && refused.isEmpty()));
        content.add(new H2(t("Waiting")), waiting, new H2(t("Refused")), refused);
    }

    private Div missing() {
        UnorderedList settings = new UnorderedList();
        setup.missing()
                .forEach(name -> settings.add(new ListItem(new Code(name), new Text(" · " + inEnvironment(name)))));
        Div missing = new Div(
                new Paragraph(t("No mails are sent. These settings are missing; the server is started again"
                        + " after they are made:")),
                settings);
        missing.addClassNames("rc-refused", "rc-tone-info");
        return missing;
    }

    private static String inEnvironment(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private void retry(OutgoingMail mail) {
        mails.retry(mail.id());
        Notices.success(t("It is tried again in a moment."));
        refresh();
    }

    private void retryAll() {
        mails.retryAll();
        Notices.success(t("They are tried again in a moment."));
        refresh();
    }

    /** Mails of one state, a page at a time. */
    private final class Listed extends Div {

        private final OutgoingMail.State state;
        private final PlainTable table = new PlainTable(
                t("Mails"),
                t("To"),
                t("Made"),
                t("Tries"),
                t("Next try"),
                t("What the mail server said"),
                PlainTable.ACTIONS);
        private final Div below = new Div();
        private transient @Nullable OutgoingMail last;

        Listed(OutgoingMail.State state) {
            this.state = state;
            below.addClassName("rc-below");
            add(table, below);
            more();
        }

        private boolean isEmpty() {
            return table.isEmpty();
        }

        private void more() {
            List<OutgoingMail> found = mails.page(state, last, PAGE);
            Map<AccountId, Account> readers = mails.readers(found);
            found.forEach(mail -> addRow(mail, readers.get(mail.account())));
            table.setVisible(!table.isEmpty());
            below.removeAll();
            if (table.isEmpty()) {
                below.add(
                        state == OutgoingMail.State.WAITING
                                ? new EmptyState(
                                        VaadinIcon.CHECK, t("No mails waiting"), t("All that were made are sent."))
                                : new EmptyState(
                                        VaadinIcon.CHECK,
                                        t("No mail was refused"),
                                        t("One whose address the mail server does not know would stand here.")));
            } else if (found.size() == PAGE) {
                last = found.getLast();
                below.add(new Button(t("Show more"), click -> more()));
            }
        }

        private void addRow(OutgoingMail mail, @Nullable Account reader) {
            table.addRow(
                    new Span(reader == null ? "" : reader.displayName() + " · " + address(reader)),
                    new RelativeTime(mail.madeAt(), clock),
                    new Span(String.valueOf(mail.tries())),
                    state == OutgoingMail.State.WAITING ? new RelativeTime(mail.nextTryAt(), clock) : new Span(""),
                    new Span(mail.told()),
                    new Button(t("Try again"), click -> retry(mail)));
        }

        private static String address(Account reader) {
            String email = reader.email();
            return email == null ? t("no address") : email;
        }
    }
}
