package org.rarecase.shell;

import static org.rarecase.shared.Words.t;
import static org.rarecase.shared.Words.texts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.shared.Words;
import org.rarecase.ui.Language;
import org.springframework.stereotype.Component;

/** Sets what the framework says and does when something fails or a session ends. */
@Component
class ShellInitializer implements VaadinServiceInitListener {

    private final CurrentAccount current;

    ShellInitializer(CurrentAccount current) {
        this.current = current;
        Words.speakTo(Language::ofWindow);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        Failures failures = new Failures();
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(failures));
        event.getSource().setSystemMessagesProvider(info -> messages(language(info.getRequest())));
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .getElementsByTag("html")
                .attr("lang", language(page.getVaadinRequest()).getLanguage()));
        event.getSource().addUIInitListener(init -> serve(init.getUI()));
    }

    private Locale language(@Nullable VaadinRequest request) {
        return current.find().map(Account::language).orElseGet(() -> Language.of(request));
    }

    private void serve(UI window) {
        Language.speak(window, language(VaadinRequest.getCurrent()));
        window.getReconnectDialogConfiguration().setDialogText(t("The server does not answer; trying again …"));
        window.getReconnectDialogConfiguration().setDialogTextGaveUp(t("The server does not answer."));
        window.getPage().executeJs("""
                const indicator = window.Vaadin?.connectionIndicator;
                if (indicator) {
                  [indicator.onlineText, indicator.offlineText, indicator.reconnectingText] = [$0, $1, $2];
                }""", t("Connected"), t("No connection"), t("Connection lost; trying again …"));
        // Views name themselves in English.
        window.addAfterNavigationListener(arrived -> window.beforeClientResponse(window, sent -> {
            String title = window.getInternals().getTitle();
            if (title != null && !t(title).equals(title)) {
                window.getPage().setTitle(t(title));
            }
        }));
    }

    private static SystemMessages messages(Locale language) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts("Your session has ended").in(language));
        messages.setSessionExpiredMessage(
                texts("Everything that was saved is kept. Click here to log in again; you come back to this page.")
                        .in(language));
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorCaption(
                texts("The page lost its connection to the server's memory").in(language));
        messages.setInternalErrorMessage(texts("Everything that was saved is kept. Click here to load the page again.")
                .in(language));
        return messages;
    }
}
