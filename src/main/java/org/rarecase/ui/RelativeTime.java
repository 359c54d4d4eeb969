package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rarecase.shared.Messages;

/** A moment as people say it ("3 h ago", "in 2 days"), with the exact time in UTC as tooltip. */
@Tag("time")
public final class RelativeTime extends Component implements HasText, HasStyle {

    public RelativeTime(Instant moment, Clock clock) {
        setText(relative(moment, clock.instant()));
        addClassName("rc-when");
        getElement().setAttribute("datetime", moment.toString());
        getElement().setAttribute("title", exact(moment));
    }

    public static String exact(Instant moment) {
        return DateTimeFormatter.ofPattern(day() + ", HH:mm:ss 'UTC'", Messages.language())
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    /** In the time of the person who is served, with its zone; where that is not known, in UTC. */
    public static String local(Instant moment) {
        return DateTimeFormatter.ofPattern(day() + ", HH:mm z", Messages.language())
                .withZone(zone())
                .format(moment);
    }

    public static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(day(), Messages.language()).format(day);
    }

    private static ZoneId zone() {
        UI page = UI.getCurrent();
        String known =
                page == null ? null : page.getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return known == null || known.isEmpty() ? ZoneOffset.UTC : ZoneId.of(known);
        } catch (DateTimeException unknownHere) {
            return ZoneOffset.UTC;
        }
    }

    private static String day() {
        return Messages.language().equals(Locale.GERMAN) ? "d. MMM uuuu" : "d MMM uuuu";
    }

    /** Up to a month in words, then the date where the person who is served is. */
    public static String relative(Instant moment, Instant now) {
        Duration distance = Duration.between(moment, now);
        boolean past = !distance.isNegative();
        Duration amount = distance.abs();
        if (amount.compareTo(Duration.ofMinutes(1)) < 0) {
            return past ? t("just now") : t("in a moment");
        }
        if (amount.compareTo(Duration.ofDays(31)) >= 0) {
            return DateTimeFormatter.ofPattern(day(), Messages.language())
                    .withZone(zone())
                    .format(moment);
        }
        if (amount.toDays() == 1) {
            return past ? t("1 day ago") : t("in 1 day");
        }
        if (amount.toDays() > 1) {
            return past ? t("{0} days ago", amount.toDays()) : t("in {0} days", amount.toDays());
        }
        if (amount.toHours() > 0) {
            return past ? t("{0} h ago", amount.toHours()) : t("in {0} h", amount.toHours());
        }
        return past ? t("{0} min ago", amount.toMinutes()) : t("in {0} min", amount.toMinutes());
    }
}
