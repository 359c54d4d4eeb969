package org.rarecase.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a change of roles and a deactivation reach sessions that are open. */
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
        if (authentication instanceof UsernamePasswordAuthenticationToken) {
            recheck(authentication, request, response);
        }
        chain.doFilter(request, response);
    }

    private void recheck(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        Optional<Account> account = accounts.findFresh(authentication.getName()).filter(Account::active);
        if (account.isEmpty()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
            return;
        }
        Collection<GrantedAuthority> authorities = Authorities.of(account.get().roles());
        // Spring Security 7 adds factor authorities of its own; they are no roles.
        Collection<GrantedAuthority> had = new HashSet<>(authentication.getAuthorities());
        had.removeIf(authority -> !String.valueOf(authority.getAuthority()).startsWith("ROLE_"));
        if (!had.equals(new HashSet<>(authorities))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    authentication.getPrincipal(), null, authorities));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
    }
}
