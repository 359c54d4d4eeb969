package org.rarecase.account;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps sessions in which nobody is logged in short and few, since anybody may begin them and each takes memory. Whoever has the
 * page of the log-in open for longer, or among too many, gets a new session with the log-in and is only asked once more.
 */
@Component
final class StrangerSessions implements HttpSessionListener, HttpSessionAttributeListener {

    static final int MOST = 1000;
    static final Duration IDLE = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(StrangerSessions.class);

    /** How long those last in which somebody logs in. */
    private static final String USUAL = StrangerSessions.class.getName();

    private final LinkedHashSet<HttpSession> open = new LinkedHashSet<>();

    @Override
    public void sessionCreated(HttpSessionEvent created) {
        HttpSession session = created.getSession();
        session.setAttribute(USUAL, session.getMaxInactiveInterval());
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        oldestBeside(session).ifPresent(oldest -> {
            log.warn("{} sessions without log-in are open: the oldest ends", MOST);
            end(oldest);
        });
    }

    private synchronized Optional<HttpSession> oldestBeside(HttpSession session) {
        open.add(session);
        return open.size() > MOST ? Optional.of(open.removeFirst()) : Optional.empty();
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedMeanwhile) {
            // That was wanted.
        }
    }

    @Override
    public synchronized void sessionDestroyed(HttpSessionEvent ended) {
        open.remove(ended.getSession());
    }

    @Override
    public synchronized void attributeAdded(HttpSessionBindingEvent added) {
        if (added.getName().equals(SPRING_SECURITY_CONTEXT_KEY) && open.remove(added.getSession())) {
            added.getSession().setMaxInactiveInterval((int) added.getSession().getAttribute(USUAL));
        }
    }
}
