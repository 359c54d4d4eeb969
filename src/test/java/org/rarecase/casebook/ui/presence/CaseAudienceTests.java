package org.rarecase.casebook.ui.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseAuditTrail;

class CaseAudienceTests {

    private static final Instant OPENED = Instant.parse("2026-03-01T10:00:00Z");

    private final CaseAudience room = new CaseAudience(OPENED);

    @BeforeEach
    void know() {
        assertThat(look(10)).isFalse();
    }

    /** The trail has so many lines, the last from long before. */
    private boolean look(long lines) {
        return room.isBehind(new CaseAuditTrail.Head(lines, OPENED.minusSeconds(3600)));
    }

    @Test
    void whatWasWrittenAboutWhenTheFirstPageOpenedMayHaveBeenMissed() {
        CaseAudience fresh = new CaseAudience(OPENED);

        assertThat(fresh.isBehind(new CaseAuditTrail.Head(10, OPENED.minusSeconds(1))))
                .isTrue();
    }

    @Test
    void linesOfAnotherServerAreLearntByTheSecondLook() {
        assertThat(look(12)).isFalse();
        assertThat(look(12)).isTrue();
        assertThat(look(12)).isFalse();
    }

    @Test
    void ownLinesAreNoNewsAlsoIfTheyAreSeenBeforeTheyAreCounted() {
        assertThat(look(12)).isFalse();
        room.wrote(2);

        assertThat(look(12)).isFalse();
        assertThat(look(12)).isFalse();
    }

    @Test
    void ownLinesThatWereSeenBeforeTheyWereCountedHideNoneOfAnotherServer() {
        CaseAudience fresh = new CaseAudience(OPENED);
        fresh.isBehind(new CaseAuditTrail.Head(12, OPENED.minusSeconds(3600)));
        fresh.wrote(2);
        fresh.isBehind(new CaseAuditTrail.Head(12, OPENED.minusSeconds(3600)));

        fresh.isBehind(new CaseAuditTrail.Head(13, OPENED.minusSeconds(3600)));

        assertThat(fresh.isBehind(new CaseAuditTrail.Head(13, OPENED.minusSeconds(3600))))
                .isTrue();
    }

    @Test
    void linesOfAnotherServerAmongOwnOnesAreLearntWhenThisServerIsQuiet() {
        look(11);
        room.wrote(1);
        look(12);

        assertThat(look(12)).isTrue();
    }
}
