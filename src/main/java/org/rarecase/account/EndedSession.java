package org.rarecase.account;

import static org.rarecase.shared.Words.texts;

import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** Says why a session has ended that its person did not end: the account was deactivated, or its password set anew. */
public final class EndedSession {

    /** Of the log-in page: why the last session ended. */
    public static final String PARAMETER = "ended";

    static final String DEACTIVATED = "deactivated";
    static final String PASSWORD = "password";

    private static final Texts TITLE = texts("Your session has ended");
    private static final Texts WHY_DEACTIVATED = texts(
            "Your account was deactivated. Everything that was saved is kept. Ask an administrator of the registry.");
    private static final Texts WHY_PASSWORD =
            texts("Your password was set anew. Everything that was saved is kept. Log in with the new password.");

    private EndedSession() {}

    /** What the log-in page says about it, and nothing for what it does not know. */
    public static String message(String why, Locale language) {
        return switch (why) {
            case DEACTIVATED -> WHY_DEACTIVATED.in(language);
            case PASSWORD -> WHY_PASSWORD.in(language);
            default -> "";
        };
    }

    /** Whether a page only tells that it is still open. */
    static boolean isBeat(HttpServletRequest request) {
        return "heartbeat".equals(request.getParameter("v-r"));
    }

    /** Whether the request is answered with it: one of a page that is open, or for a page. */
    static boolean tell(HttpServletRequest request, HttpServletResponse response, boolean active) throws IOException {
        String why = active ? PASSWORD : DEACTIVATED;
        String login = request.getContextPath() + "/login?" + PARAMETER + "=" + why;
        if ("uidl".equals(request.getParameter("v-r"))) {
            Locale language = language(request);
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(VaadinService.createCriticalNotificationJSON(
                                    TITLE.in(language), message(why, language), null, login)
                            .getBytes(StandardCharsets.UTF_8));
            return true;
        }
        String accept = request.getHeader("Accept");
        if ("GET".equals(request.getMethod())
                && request.getParameter("v-r") == null
                && accept != null
                && accept.contains("text/html")) {
            response.sendRedirect(login);
            return true;
        }
        return false;
    }

    private static Locale language(HttpServletRequest request) {
        Locale asked = request.getLocale();
        return Words.languages().contains(asked.getLanguage()) ? Locale.of(asked.getLanguage()) : Locale.ENGLISH;
    }
}
