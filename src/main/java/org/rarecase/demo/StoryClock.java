package org.rarecase.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time, set back for whoever tells a case that began some days ago; for everybody else it is what it is. */
final class StoryClock extends Clock {

    private final Clock clock;
    private final ThreadLocal<Duration> back = ThreadLocal.withInitial(() -> Duration.ZERO);

    StoryClock(Clock clock) {
        this.clock = clock;
    }

    void callBefore(Duration ago, Runnable work) {
        back.set(ago);
        try {
            work.run();
        } finally {
            back.remove();
        }
    }

    /** Lets time pass within a case, never beyond what it is. */
    void advance(Duration time) {
        Duration left = back.get().minus(time);
        back.set(left.isNegative() ? Duration.ZERO : left);
    }

    @Override
    public Instant instant() {
        return clock.instant().minus(back.get());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
