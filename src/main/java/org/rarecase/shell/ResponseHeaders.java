package org.rarecase.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.ui.StaticFiles;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer tells the browser, whoever writes it: pages, files, downloads, errors. Wards share computers, so nothing
 * is left in a cache but styles and scripts whose address says what they contain; no other site may show ours in a frame or
 * learn the address of a case; and nothing is taken for what it does not say to be.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ResponseHeaders extends OncePerRequestFilter {

    /**
     * Nothing comes from elsewhere. The framework starts its pages by a script within them, makes functions of the calls that
     * the server sends and styles parts of a page by attributes: it works with no less than the three exceptions.
     */
    private static final String POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", POLICY,
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    /** Older ways to say what {@code Cache-Control} says. */
    private static final Map<String, String> LEFT_OUT =
            caseless(Map.of(HttpHeaders.EXPIRES, "", HttpHeaders.PRAGMA, ""));

    private static final @Nullable String KEEP =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue();

    /** The framework asks for this script by its hash as a query. */
    private static final String PUSH = "/VAADIN/static/push/vaadinPush-min.js";

    private static boolean isKeptForGood(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI();
        return request.getMethod().equals("GET")
                && (query == null && StaticFiles.isAddress(path)
                        || query != null && path.equals(PUSH) && query.matches("v=[0-9a-f]{64}"));
    }

    private final Map<String, String> headers;

    ResponseHeaders(TransportSettings settings) {
        headers = headers(settings.isSecure());
    }

    /** @param secure whether people reach the server by TLS alone, so that browsers need not ask otherwise for a year */
    static Map<String, String> headers(boolean secure) {
        Map<String, String> headers = caseless(ALWAYS);
        if (secure) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }

    private static Map<String, String> caseless(Map<String, String> headers) {
        Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        return caseless;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Told(response, isKeptForGood(request)));
    }

    /** An answer whose headers of this kind are said, and stay as they are. */
    private final class Told extends HttpServletResponseWrapper {

        private boolean keptForGood;

        Told(HttpServletResponse response, boolean keptForGood) {
            super(response);
            this.keptForGood = keptForGood;
            tell();
        }

        private void tell() {
            HttpServletResponse answer = (HttpServletResponse) getResponse();
            headers.forEach(answer::setHeader);
            if (keptForGood) {
                answer.setHeader(HttpHeaders.CACHE_CONTROL, KEEP);
            }
        }

        @Override
        public void setStatus(int status) {
            refused(status);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            refused(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            refused(status);
            super.sendError(status, message);
        }

        /** What is not there today may be there tomorrow. */
        private void refused(int status) {
            if (status >= HttpServletResponse.SC_BAD_REQUEST) {
                keptForGood = false;
                tell();
            }
        }

        @Override
        public void reset() {
            super.reset();
            tell();
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (isFree(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (isFree(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (isFree(name)) {
                super.setDateHeader(name, date);
            }
        }

        @Override
        public void addDateHeader(String name, long date) {
            if (isFree(name)) {
                super.addDateHeader(name, date);
            }
        }

        private boolean isFree(String name) {
            return !headers.containsKey(name) && !LEFT_OUT.containsKey(name);
        }
    }
}
