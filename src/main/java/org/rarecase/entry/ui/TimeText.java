package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rarecase.entry.Answer;
import org.rarecase.shared.PlainText;

/** Times of day as people type them: {@code 0830}, {@code 8:30}, {@code 8.30}. */
final class TimeText {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s*[:.hH]?\\s*(\\d{2})");
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private TimeText() {}

    static ParsedInput read(String typed) {
        String text = PlainText.figures(typed);
        if (text.isEmpty()) {
            return ParsedInput.of(Answer.BLANK);
        }
        Matcher matcher = TIME.matcher(text);
        if (matcher.matches()) {
            int hour = Integer.parseInt(matcher.group(1));
            int minute = Integer.parseInt(matcher.group(2));
            if (hour < HOURS && minute < MINUTES) {
                return ParsedInput.of(new Answer.Text("%02d:%02d".formatted(hour, minute)));
            }
        }
        return ParsedInput.unreadable(t("“{0}” is not a time of day, so it was not saved. Write it as 08:30.", text));
    }
}
