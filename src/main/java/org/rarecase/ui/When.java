package org.rarecase.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment as people say it ("3 h ago", "in 2 days"), with the exact time in UTC as tooltip. */
@Tag("time")
public class When extends Component implements HasText, HasStyle {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public When(Instant moment, Clock clock) {
        setText(relative(moment, clock.instant()));
        addClassName("rc-when");
        getElement().setAttribute("datetime", moment.toString());
        getElement().setAttribute("title", exact(moment));
    }

    public static String exact(Instant moment) {
        return EXACT.format(moment);
    }

    /** Up to a month in words, then the date. */
    public static String relative(Instant moment, Instant now) {
        Duration distance = Duration.between(moment, now);
        boolean past = !distance.isNegative();
        Duration amount = distance.abs();
        if (amount.compareTo(Duration.ofMinutes(1)) < 0) {
            return past ? "just now" : "in a moment";
        }
        if (amount.compareTo(Duration.ofDays(31)) >= 0) {
            return DAY.format(moment);
        }
        String words = amount.toDays() > 1
                ? amount.toDays() + " days"
                : amount.toDays() == 1
                        ? "1 day"
                        : amount.toHours() > 0 ? amount.toHours() + " h" : amount.toMinutes() + " min";
        return past ? words + " ago" : "in " + words;
    }
}
