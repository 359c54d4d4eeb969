package org.rarecase.pathology.ui.session;

import com.vaadin.flow.component.UIDetachedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rarecase.account.CurrentAccount;
import org.rarecase.pathology.session.SessionTouched;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The open pages of sessions on this node; each is told at once when somebody changes its session. */
@Component
class SessionAudience {

    private final Set<SessionView> shown = ConcurrentHashMap.newKeySet();
    private final CurrentAccount currentAccount;

    SessionAudience(CurrentAccount currentAccount) {
        this.currentAccount = currentAccount;
    }

    void add(SessionView page) {
        shown.add(page);
    }

    void remove(SessionView page) {
        shown.remove(page);
    }

    @TransactionalEventListener
    void on(SessionTouched event) {
        shown.stream().filter(page -> page.shows(event.sessionId())).forEach(page -> {
            try {
                page.window()
                        .ifPresent(window -> window.access(() -> currentAccount.callAs(page.userName(), page::follow)));
            } catch (UIDetachedException closed) {
                // It is about to be taken off the list.
            }
        });
    }
}
