package org.rarecase.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer tells the browser, whoever writes it: pages, files, downloads, errors. Wards share computers, so nothing
 * is left in a cache; no other site may show ours in a frame or learn the address of a case; and nothing is taken for what
 * it does not say to be.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ResponseHeaders extends OncePerRequestFilter {

    static final Map<String, String> HEADERS = caseless(Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "frame-ancestors 'none'",
            "Referrer-Policy", "same-origin",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY"));

    /** Older ways to say what {@code Cache-Control} says. */
    private static final Map<String, String> LEFT_OUT =
            caseless(Map.of(HttpHeaders.EXPIRES, "", HttpHeaders.PRAGMA, ""));

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
        chain.doFilter(request, new Told(response));
    }

    /** An answer whose headers of this kind are said, and stay as they are. */
    private static final class Told extends HttpServletResponseWrapper {

        Told(HttpServletResponse response) {
            super(response);
            tell();
        }

        private void tell() {
            HEADERS.forEach((name, value) -> ((HttpServletResponse) getResponse()).setHeader(name, value));
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

        private static boolean isFree(String name) {
            return !HEADERS.containsKey(name) && !LEFT_OUT.containsKey(name);
        }
    }
}
