package org.rarecase.pathology.ui.session;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.pathology.session.Adjudications;
import org.rarecase.pathology.session.PanelCase;
import org.rarecase.pathology.session.PanelMinutes;
import org.rarecase.pathology.session.PanelSession;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.pathology.session.PanelSigning;
import org.rarecase.signature.Signatures;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.RouteNumber;

/** A session of the panel, case by case. What one writes all see at once. */
@Route("pathology/session/:sessionId")
@PageTitle("Session")
@RolesAllowed({"PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class SessionView extends Div implements BeforeEnterObserver {

    /** What the page does things with. */
    record Services(
            PanelSessions sessions,
            PanelSigning signing,
            Adjudications adjudications,
            Signatures signatures,
            Accounts accounts,
            CurrentAccount current) {}

    private final transient Services services;
    private final transient PanelMinutes minutes;
    private final transient SessionAudience audience;
    private final String userName;
    private final Map<Long, SessionCase> cases = new HashMap<>();
    private final Div agenda = new Div();
    private long sessionId;

    SessionView(
            PanelSessions sessions,
            PanelSigning signing,
            Adjudications adjudications,
            Signatures signatures,
            Accounts accounts,
            CurrentAccount current,
            PanelMinutes minutes,
            SessionAudience audience) {
        this.services = new Services(sessions, signing, adjudications, signatures, accounts, current);
        this.minutes = minutes;
        this.audience = audience;
        this.userName = current.account().userName();
        addClassNames("rc-page", "rc-session");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        sessionId = RouteNumber.of(event, "sessionId");
        PanelSession session = services.sessions().find(sessionId);
        removeAll();
        agenda.removeAll();
        cases.clear();
        String name = "session-" + session.heldOn() + ".pdf";
        Anchor print = new Anchor(
                DownloadHandler.fromInputStream(asked -> {
                    byte[] pdf = minutes.print(sessionId);
                    return new DownloadResponse(new ByteArrayInputStream(pdf), name, "application/pdf", pdf.length);
                }),
                t("Minutes as PDF"));
        add(
                new PageHeader(t("Session of {0}", SessionList.day(session)))
                        .withSubtitle(SessionList.names(session, services.accounts()))
                        .withActions(print),
                agenda);
        show(session);
    }

    private void show(PanelSession session) {
        for (PanelCase item : session.cases()) {
            SessionCase shown = cases.get(item.id());
            if (shown == null) {
                shown = new SessionCase(item, services);
                cases.put(item.id(), shown);
                agenda.add(shown);
            } else {
                shown.follow(item);
            }
        }
    }

    /** Called with the window locked, as the person whose page it is. */
    PanelSession follow() {
        PanelSession session = services.sessions().find(sessionId);
        show(session);
        return session;
    }

    boolean shows(long session) {
        return sessionId == session;
    }

    String userName() {
        return userName;
    }

    Optional<UI> window() {
        return getUI();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        audience.add(this);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        audience.remove(this);
    }
}
