package org.rarecase.shell;

import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.rarecase.shared.LocalizedText;
import org.rarecase.ui.Language;

/**
 * What a person is told whose browser sent more than {@link RequestLimitFilter} lets in. A page that is open shows it as
 * it shows the end of a session: nobody knows what else was in the request, so that the page has to be loaded again, where
 * typed-answers.js offers what was typed.
 */
final class TooLargeRequest implements RequestHandler {

    private static final LocalizedText TITLE = texts("That was too much at once");
    private static final LocalizedText OF_PAGE = texts(
            "This step was not carried out; everything that was saved before is kept. Click here to load the page again;"
                    + " what was typed last is offered there. Enter it in parts.");
    private static final LocalizedText ELSEWHERE = texts(
            "This step was not carried out; everything that was saved before is kept. Go back and send it in parts.");
    private static final LocalizedText START = texts("Go to the start page");

    private static final String PAGE = """
            <!doctype html>
            <html lang="%1$s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%2$s · Rarecase</title>
              <link rel="icon" href="%5$s/favicon.svg">
              <link rel="stylesheet" href="%5$s/styles/rarecase.css">
            </head>
            <body><main class="rc-error-view"><div><h1>%2$s</h1><p>%3$s</p><a href="%5$s/">%4$s</a></div></main></body>
            </html>
            """;

    private final transient Function<VaadinRequest, Locale> language;

    TooLargeRequest(Function<VaadinRequest, Locale> language) {
        this.language = language;
    }

    /** Whether the answer is for a page that is open, and shown in it. */
    static boolean isOfOpenPage(HttpServletRequest request) {
        // Not its parameters: to find them, a form in the body would be read.
        String query = request.getQueryString();
        return query != null && List.of(query.split("&")).contains("v-r=uidl");
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (request.getContentLengthLong() <= RequestLimitFilter.MOST_BYTES
                || !"uidl".equals(request.getParameter("v-r"))) {
            return false;
        }
        Locale spoken = language.apply(request);
        response.setContentType("application/json");
        response.getOutputStream()
                .write(VaadinService.createCriticalNotificationJSON(TITLE.in(spoken), OF_PAGE.in(spoken), null, null)
                        .getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /** To any other request, of which nobody is known yet. */
    static void answerWithPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale wanted = Language.wanted(request.getHeader("Accept-Language"));
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(PAGE.formatted(
                        wanted.getLanguage(),
                        TITLE.in(wanted),
                        ELSEWHERE.in(wanted),
                        START.in(wanted),
                        request.getContextPath()));
    }
}
