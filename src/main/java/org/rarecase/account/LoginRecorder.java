package org.rarecase.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.session.SessionDestroyedEvent;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the trail of log-ins and log-outs, and counts failed ones. Nobody gets in of whom the trail cannot tell. */
@Component
class LoginRecorder implements LogoutHandler {

    private static final Logger log = LoggerFactory.getLogger(LoginRecorder.class);
    private static final String LOGGED_OUT = LoginRecorder.class.getName() + ".loggedOut";

    private final AccountRepository repository;
    private final CredentialsRepository credentials;
    private final AccountSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LoginRecorder(
            AccountRepository repository,
            CredentialsRepository credentials,
            AccountSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.credentials = credentials;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        String userName = event.getAuthentication().getName();
        transaction.executeWithoutResult(status -> {
            credentials.loginSucceeded(userName);
            events.publishEvent(new LoggedIn(actor(userName)));
        });
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        Optional<CredentialsRepository.Credentials> account =
                credentials.find(event.getAuthentication().getName());
        AuthenticationException cause = event.getException();
        boolean counts = !(cause instanceof LockedException || cause instanceof DisabledException);
        transaction.executeWithoutResult(status -> {
            if (account.isEmpty()) {
                events.publishEvent(new LoginFailed(LoginFailed.NOBODY, "unknown user name"));
                return;
            }
            String userName = account.get().userName();
            if (counts) {
                credentials.loginFailed(
                        userName, settings.attempts(), clock.instant().plus(settings.lockedFor()));
            }
            events.publishEvent(new LoginFailed(new Actor(userName, "anonymous"), why(cause)));
        });
    }

    private static String why(AuthenticationException cause) {
        return switch (cause) {
            case LockedException locked -> "account locked after failed log-ins";
            case DisabledException disabled -> "account deactivated";
            default -> "wrong password";
        };
    }

    @Override
    public void logout(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Authentication authentication) {
        HttpSession session = request.getSession(false);
        if (authentication == null || session == null || session.getAttribute(LOGGED_OUT) != null) {
            return;
        }
        try {
            record(authentication, false);
            session.setAttribute(LOGGED_OUT, true);
        } catch (RuntimeException databaseGone) {
            // Who wants out gets out. The end of the session, which follows, tries once more to tell of it.
            log.error("A log-out could not be recorded", databaseGone);
        }
    }

    @EventListener
    void on(SessionDestroyedEvent event) {
        if (event.getSource() instanceof HttpSession session && session.getAttribute(LOGGED_OUT) != null) {
            return;
        }
        for (SecurityContext context : event.getSecurityContexts()) {
            Authentication authentication = context.getAuthentication();
            if (authentication != null) {
                try {
                    record(authentication, true);
                } catch (RuntimeException databaseGone) {
                    // At shutdown sessions end after the database did.
                    log.debug("End of a session not recorded", databaseGone);
                }
            }
        }
    }

    private void record(Authentication authentication, boolean expired) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new LoggedOut(actor(authentication.getName()), expired)));
    }

    private Actor actor(String userName) {
        return repository
                .find(userName)
                .map(AccountRepository.Versioned::account)
                .map(CurrentAccount::self)
                .orElse(new Actor(userName, "none"));
    }
}
