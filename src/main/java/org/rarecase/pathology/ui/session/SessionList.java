package org.rarecase.pathology.ui.session;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.rarecase.account.Accounts;
import org.rarecase.pathology.session.PanelSession;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.Tone;

/** The sessions that the account coordinates, takes part in, or audits; nothing where there are none. */
public final class SessionList extends Div {

    private static final int LATEST = 20;

    public SessionList(PanelSessions sessions, Accounts accounts) {
        List<PanelSession> found = sessions.newest(LATEST);
        setVisible(!found.isEmpty());
        PlainTable table =
                new PlainTable(t("Sessions of the panel"), t("Session"), t("Participants"), t("Cases"), t("State"));
        for (PanelSession session : found) {
            Anchor link = new Anchor("pathology/session/" + session.id(), day(session));
            link.addClassName("rc-row-link");
            table.addRow(
                    link,
                    new Span(names(session, accounts)),
                    new Span(String.valueOf(session.cases().size())),
                    session.isOpen() ? new Badge(t("Open"), Tone.INFO) : new Badge(t("Completed"), Tone.NEUTRAL));
        }
        add(new H2(t("Sessions of the panel")), table);
    }

    static String day(PanelSession session) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Messages.language())
                .format(session.heldOn());
    }

    static String names(PanelSession session, Accounts accounts) {
        var names = accounts.names(session.participants());
        return String.join(
                ", ",
                session.participants().stream()
                        .map(each -> names.getOrDefault(each, each))
                        .toList());
    }

    static String title(PanelSession session, Accounts accounts) {
        return day(session) + " · " + names(session, accounts);
    }
}
