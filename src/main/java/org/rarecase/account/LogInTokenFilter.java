package org.rarecase.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a log-in only from a page of ours: otherwise another site could log a person in under an account of its own, who would
 * enter patients there. The framework asks for the token everywhere but here.
 */
class LogInTokenFilter extends OncePerRequestFilter {

    private final RequestMatcher logIn =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/login");
    private final XorCsrfTokenRequestAttributeHandler tokens = new XorCsrfTokenRequestAttributeHandler();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (logIn.matches(request) && !isFromOwnPage(request)) {
            response.sendRedirect(
                    request.getContextPath() + "/login?" + EndedSession.PARAMETER + "=" + EndedSession.OPEN_TOO_LONG);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isFromOwnPage(HttpServletRequest request) {
        if (!(request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken known)) {
            return false;
        }
        CsrfToken token = known.get();
        return isSame(token.getToken(), tokens.resolveCsrfTokenValue(request, token));
    }

    private static boolean isSame(String known, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
