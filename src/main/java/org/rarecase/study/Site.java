package org.rarecase.study;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A hospital that registers cases.
 *
 * @param code short and stable, upper case, such as {@code PAD}; begins the number of each of its cases
 * @param country ISO 3166-1 alpha-2
 * @param zone in which its days begin and end, by its name in the IANA list; null where nobody has said it
 */
public record Site(
        SiteId id,
        String code,
        String name,
        String country,
        @Nullable ZoneId zone) {

    /** Where each day begins first on earth: what is still to come there, is so everywhere. */
    public static final ZoneId EARLIEST_ZONE = ZoneOffset.ofHours(14);

    public Site(SiteId id, String code, String name, String country) {
        this(id, code, name, country, null);
    }

    /** By which a date is in the future: the zone of the site, else the one where it begins first. */
    public ZoneId zoneOfFuture() {
        return zone == null ? EARLIEST_ZONE : zone;
    }

    /** The last day that is not in the future. Without a zone this may be tomorrow at the site. */
    public LocalDate lastDay(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zoneOfFuture());
    }

    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zoneOfDays());
    }

    /** The moment at which a day begins at the site, such as that on which a visit opens. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zoneOfDays()).toInstant();
    }

    /** Its last second at the site: what is due on a day is late after it. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1)).minusSeconds(1);
    }

    /** Without a zone that of UTC, which is wrong for some hours. */
    private ZoneId zoneOfDays() {
        return zone == null ? ZoneOffset.UTC : zone;
    }
}
