package org.rarecase.account;

import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * Says why a session has ended that its person did not end: the account was deactivated, its password set anew, or the page of
 * the log-in is older than what the server knows of it.
 */
public final class EndedSession {

    /** Of the log-in page: why the last session ended. */
    public static final String PARAMETER = "ended";

    static final String DEACTIVATED = "deactivated";
    static final String PASSWORD = "password";
    static final String OPEN_TOO_LONG = "open-too-long";

    private static final LocalizedText TITLE = texts("Your session has ended");
    private static final LocalizedText WHY_DEACTIVATED = texts(
            "Your account was deactivated. Everything that was saved is kept. Ask an administrator of the registry.");
    private static final LocalizedText WHY_PASSWORD =
            texts("Your password was set anew. Everything that was saved is kept. Log in with the new password.");

    private static final LocalizedText WHY_OPEN_TOO_LONG =
            texts("This page was open for too long to log in by it. You are not logged in; try once more.");

    /** As the framework itself says it. What it says later of the same page is hidden by the style of the page. */
    private static final String SAY = """
            const notice = document.createElement('div');
            notice.className = 'v-system-error';
            notice.popover = 'manual';
            notice.setAttribute('role', 'alert');
            [['caption', $0], ['message', $1]].forEach(([name, text]) => {
              const line = document.createElement('div');
              line.className = name;
              line.textContent = text;
              notice.append(line);
            });
            const leave = () => location.assign($2);
            notice.addEventListener('click', leave);
            document.addEventListener('keydown', (it) => {
              if (it.key === 'Escape') {
                it.stopImmediatePropagation();
                leave();
              }
            }, true);
            document.body.append(notice);
            notice.showPopover();""";

    private EndedSession() {}

    /** What the log-in page says about it, and nothing for what it does not know. */
    public static String message(String why, Locale language) {
        return switch (why) {
            case DEACTIVATED -> WHY_DEACTIVATED.in(language);
            case PASSWORD -> WHY_PASSWORD.in(language);
            case OPEN_TOO_LONG -> WHY_OPEN_TOO_LONG.in(language);
            default -> "";
        };
    }

    /** Whether a page only tells that it is still open. */
    static boolean isBeat(HttpServletRequest request) {
        return "heartbeat".equals(request.getParameter("v-r"));
    }

    /**
     * Says it in all pages that are open. They are told before the session ends: otherwise what the framework sends them
     * at its end, that it is over, would come first.
     */
    static void tellOpenPages(HttpServletRequest request, HttpSession session, @Nullable Account account) {
        String why = why(account);
        Locale language = language(request, account);
        for (VaadinSession pages : VaadinSession.getAllSessions(session)) {
            pages.accessSynchronously(() -> pages.getUIs()
                    .forEach(page -> page.getPage()
                            .executeJs(SAY, TITLE.in(language), message(why, language), login(request, why))));
        }
    }

    /** Whether the request is answered with it: one of a page that is open, or for a page. */
    static boolean tell(HttpServletRequest request, HttpServletResponse response, @Nullable Account account)
            throws IOException {
        String why = why(account);
        if ("uidl".equals(request.getParameter("v-r"))) {
            Locale language = language(request, account);
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(VaadinService.createCriticalNotificationJSON(
                                    TITLE.in(language), message(why, language), null, login(request, why))
                            .getBytes(StandardCharsets.UTF_8));
            return true;
        }
        String accept = request.getHeader("Accept");
        if ("GET".equals(request.getMethod())
                && request.getParameter("v-r") == null
                && accept != null
                && accept.contains("text/html")) {
            response.sendRedirect(login(request, why));
            return true;
        }
        return false;
    }

    private static String why(@Nullable Account account) {
        return account != null && account.active() ? PASSWORD : DEACTIVATED;
    }

    private static String login(HttpServletRequest request, String why) {
        return request.getContextPath() + "/login?" + PARAMETER + "=" + why;
    }

    /** Of the person; of the browser where nobody is known any more. */
    private static Locale language(HttpServletRequest request, @Nullable Account account) {
        return account == null ? language(request) : account.language();
    }

    private static Locale language(HttpServletRequest request) {
        Locale asked = request.getLocale();
        return Messages.languages().contains(asked.getLanguage()) ? Locale.of(asked.getLanguage()) : Locale.ENGLISH;
    }
}
