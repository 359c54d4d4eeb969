package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Focus;
import org.rarecase.ui.Language;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageShortcuts;
import org.rarecase.ui.StaticFiles;
import org.springframework.stereotype.Component;

/** Sets what the framework says and does when something fails or a session ends. */
@Component
class ShellInitializer implements VaadinServiceInitListener {

    private static final int RECONNECT_MILLIS = 2000;

    /** Wards share computers. Before a log-in nobody is known: then what was typed waits for its owner. */
    private static final String KEEP_TYPED_OF_THIS_ACCOUNT = """
            document.documentElement.dataset.account = $0;
            if ($0) {
              Object.keys(sessionStorage)
                  .filter(key => key.startsWith('rc-typed:') && !key.startsWith(`rc-typed:${$0}:`))
                  .forEach(key => sessionStorage.removeItem(key));
            }""";

    /** A request that is larger than the server takes would end the page: it is better not to paste or drop it at all. */
    private static final int MOST_PASTED = 1_000_000;

    private static final String REFUSE_TOO_MUCH = """
            for (const [event, from] of [['paste', 'clipboardData'], ['drop', 'dataTransfer']]) {
              document.addEventListener(event, it => {
                if ((it[from]?.getData('text') ?? '').length > $0) {
                  it.preventDefault();
                  it.stopImmediatePropagation();
                  document.body.dispatchEvent(new CustomEvent('rc-pasted-too-much'));
                }
              }, true);
            }""";

    private final CurrentAccount current;

    ShellInitializer(CurrentAccount current) {
        this.current = current;
        Messages.bindLocale(Language::ofWindow);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        Failures failures = new Failures();
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(failures));
        event.getSource()
                .addSessionDestroyListener(ended -> endLogIn(ended.getSession().getSession()));
        event.addRequestHandler(new FieldChangesFirst());
        event.addRequestHandler(new TooLargeRequest(this::language));
        event.getSource().setSystemMessagesProvider(info -> messages(language(info.getRequest())));
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .getElementsByTag("html")
                .attr("lang", language(page.getVaadinRequest()).getLanguage()));
        // Known before the framework makes any of them, and behind the address that others count from.
        for (String script : List.of("choices.js", "lists.js")) {
            event.addIndexHtmlRequestListener(page -> page.getDocument()
                    .expectFirst("base")
                    .after(page.getDocument()
                            .createElement("script")
                            .attr("type", "module")
                            .attr("src", StaticFiles.address(script).substring(1))));
        }
        event.getSource().addUIInitListener(init -> serve(init.getUI()));
    }

    /** A page that was idle for too long leads to the log-in, also if its browser went on telling that it is there. */
    private static void endLogIn(@Nullable WrappedSession session) {
        try {
            if (session != null) {
                session.invalidate();
            }
        } catch (IllegalStateException alreadyEnded) {
            // It was the log-out, or the server ends.
        }
    }

    private Locale language(@Nullable VaadinRequest request) {
        return current.find().map(Account::language).orElseGet(() -> Language.of(request));
    }

    private void serve(UI window) {
        Language.speak(window, language(VaadinRequest.getCurrent()));
        // Typing goes on meanwhile, so trying again never ends.
        window.getReconnectDialogConfiguration().setReconnectInterval(RECONNECT_MILLIS);
        window.getReconnectDialogConfiguration().setReconnectAttempts(Integer.MAX_VALUE);
        Focus.keep(window);
        PageShortcuts.listen(window, true);
        window.addBeforeEnterListener(entering -> serveAccount(window));
        window.getPage()
                .executeJs(
                        """
                const indicator = window.Vaadin?.connectionIndicator;
                if (indicator) {
                  indicator.setAttribute('role', 'status');
                  [indicator.onlineText, indicator.offlineText, indicator.reconnectingText] = [$0, $1, $2];
                }""",
                        t("Connected"),
                        t("No network. Go on typing; it is saved when the network is back."),
                        t("The server does not answer. Go on typing; it is saved when the server is back."));
        window.getPage().executeJs(REFUSE_TOO_MUCH, MOST_PASTED);
        window.getElement()
                .addEventListener(
                        "rc-pasted-too-much",
                        pasted -> Notices.warning(t(
                                "What you pasted has more than {0} characters. Nothing of it was taken over: paste it in"
                                        + " parts.",
                                Messages.number(MOST_PASTED).in(Messages.language()))));
        window.addBeforeEnterListener(entering -> {
            if (entering.getNavigationTarget() != FirstPasswordView.class && FirstPasswordView.isDue(current)) {
                entering.forwardTo(FirstPasswordView.class);
            }
        });
        // Views name themselves in English.
        window.addAfterNavigationListener(arrived -> window.beforeClientResponse(window, sent -> {
            String title = window.getInternals().getTitle();
            if (title != null && !t(title).equals(title)) {
                window.getPage().setTitle(t(title));
            }
        }));
    }

    /** Who logs in without leaving the page comes to a window that was served to nobody. */
    private void serveAccount(UI window) {
        String userName = current.find().map(Account::userName).orElse("");
        if (!new Served(userName).equals(ComponentUtil.getData(window, Served.class))) {
            ComponentUtil.setData(window, Served.class, new Served(userName));
            PageShortcuts.useSingle(
                    window, current.find().map(Account::singleKeys).orElse(true));
            window.getPage().executeJs(KEEP_TYPED_OF_THIS_ACCOUNT, userName);
        }
    }

    /** For whom a window is; blank: nobody is known. */
    private record Served(String userName) {}

    private static SystemMessages messages(Locale language) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts("Your session has ended").in(language));
        messages.setSessionExpiredMessage(
                texts("Everything that was saved is kept. Click here to log in again; you come back to this page, and"
                                + " what was typed last is offered there.")
                        .in(language));
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorCaption(
                texts("The page lost its connection to the server's memory").in(language));
        messages.setInternalErrorMessage(
                texts("Everything that was saved is kept. Click here to load the page again; what was typed last is"
                                + " offered there.")
                        .in(language));
        return messages;
    }
}
