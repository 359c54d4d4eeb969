package org.rarecase.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class StrangerSessionsTests {

    private static final int HALF_AN_HOUR = 1800;

    private final StrangerSessions strangers = new StrangerSessions();

    @Test
    void aSessionWithoutLogInIsShortAndAsLongAsEveryOtherOnceSomebodyLogsIn() {
        MockHttpSession session = begin();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);

        logIn(session);

        assertThat(session.getMaxInactiveInterval()).isEqualTo(HALF_AN_HOUR);
    }

    @Test
    void ofTooManySessionsWithoutLogInTheOldestEndsAndNobodyAtWorkIsTouched() {
        MockHttpSession atWork = begin();
        logIn(atWork);
        List<MockHttpSession> flood = new ArrayList<>();
        for (int i = 0; i < StrangerSessions.MOST; i++) {
            flood.add(begin());
        }
        assertThat(flood).noneMatch(MockHttpSession::isInvalid);

        flood.add(begin());

        assertThat(flood).filteredOn(MockHttpSession::isInvalid).containsExactly(flood.getFirst());
        assertThat(atWork.isInvalid()).isFalse();
    }

    @Test
    void whatHasEndedByItselfCountsNoMore() {
        MockHttpSession oldest = begin();
        for (int i = 0; i < StrangerSessions.MOST; i++) {
            strangers.sessionDestroyed(new HttpSessionEvent(begin()));
        }

        assertThat(oldest.isInvalid()).isFalse();
    }

    private MockHttpSession begin() {
        MockHttpSession session = new MockHttpSession();
        session.setMaxInactiveInterval(HALF_AN_HOUR);
        strangers.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    private void logIn(MockHttpSession session) {
        strangers.attributeAdded(new HttpSessionBindingEvent(session, SPRING_SECURITY_CONTEXT_KEY));
    }
}
