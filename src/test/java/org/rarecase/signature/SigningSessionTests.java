package org.rarecase.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** 21 CFR 11.200(a)(1): all components at the first signing of a continuous period, at least one at the next. */
class SigningSessionTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration SPAN = Duration.ofMinutes(15);

    @Test
    void thePeriodBeginsAnewWithEachSignatureAndEndsWhenNoneFollows() {
        SigningSession session = new SigningSession();
        session.signed("anna", NOW);
        session.signed("anna", NOW.plus(Duration.ofMinutes(14)));

        assertThat(session.asksForName("anna", NOW.plus(Duration.ofMinutes(28)), SPAN))
                .isFalse();
        assertThat(session.asksForName("anna", NOW.plus(Duration.ofMinutes(29)), SPAN))
                .isTrue();
    }

    @Test
    void thePeriodOfOnePersonIsNotThatOfAnother() {
        SigningSession session = new SigningSession();
        session.signed("anna", NOW);

        assertThat(session.asksForName("bernd", NOW, SPAN)).isTrue();
    }
}
