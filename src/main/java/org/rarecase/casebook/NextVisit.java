package org.rarecase.casebook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The follow-up visit that comes next.
 *
 * @param number how many intervals after the diagnosis
 */
public record NextVisit(int number, LocalDate opensOn, LocalDate dueOn) {

    /** Evening of the day in Europe: until then nothing is late. */
    private static final LocalTime END_OF_DAY = LocalTime.of(21, 0);

    public Instant opensAt() {
        return opensOn.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public Instant dueAt() {
        return dueOn.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
    }
}
