package org.rarecase.account;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a change of roles or of the password and a deactivation reach sessions that are open. */
class AccountRecheckFilter extends OncePerRequestFilter {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final AccountCache accounts;

    AccountRecheckFilter(AccountCache accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof UsernamePasswordAuthenticationToken
                && !recheck(authentication, request, response)) {
            if (EndedSession.isBeat(request)) {
                // Nobody would read the reason here: the page asks next, and is told.
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            Account account = accounts.findFresh(authentication.getName()).orElse(null);
            end(request, account);
            if (EndedSession.tell(request, response, account)) {
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request, @Nullable Account account) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            EndedSession.tellOpenPages(request, session, account);
            session.invalidate();
        }
    }

    /** Whether the session goes on. */
    private boolean recheck(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        Optional<Account> account = accounts.findFresh(authentication.getName(), Authorities.loggedInAt(authentication))
                .filter(Account::active);
        if (account.isEmpty()) {
            SecurityContextHolder.clearContext();
            return false;
        }
        Collection<GrantedAuthority> authorities = Authorities.of(account.get().roles());
        // Spring Security 7 adds factor authorities of its own; they are no roles, and tell when the log-in was.
        Collection<GrantedAuthority> had = new HashSet<>(authentication.getAuthorities());
        Collection<GrantedAuthority> factors = new HashSet<>(had);
        had.removeIf(FactorGrantedAuthority.class::isInstance);
        factors.removeAll(had);
        if (!had.equals(new HashSet<>(authorities))) {
            factors.addAll(authorities);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    requireNonNull(authentication.getPrincipal()), null, factors));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        return true;
    }
}
