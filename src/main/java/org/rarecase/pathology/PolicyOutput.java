package org.rarecase.pathology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code review-policy.dmn} may decide of a review, and what holds where it says nothing. */
public enum PolicyOutput {
    REVIEW_REQUIRED("reviewRequired", true),
    START_WHEN("startWhen", "submitted", List.of("local-pathology", "submitted", "data-reviewed")),
    COMPARE_BY("compareBy", "reader", List.of("reader", "coordinator")),
    READERS("readers", 1, 1, 3),
    BLINDED("blinded", true),
    READING_DAYS("readingDays", 21, 1, 60),
    MATERIAL_DAYS("materialDays", 14, 1, 60),
    ADJUDICATE_ON("adjudicateOn", "major", List.of("major", "minor")),
    PANEL_ON("panelOn", "unresolved", List.of("never", "major", "unresolved")),
    INFORM_DAYS("informDays", 2, 1, 14),
    /** As tables had the time of a reader when they decided that alone; it has no limit. */
    REVIEW_DAYS("reviewDays", 21, 1, Integer.MAX_VALUE);

    private final String key;
    private final Object byDefault;
    private final List<String> words;
    private final int least;
    private final int most;

    PolicyOutput(String key, Object byDefault, List<String> words, int least, int most) {
        this.key = key;
        this.byDefault = byDefault;
        this.words = words;
        this.least = least;
        this.most = most;
    }

    PolicyOutput(String key, boolean byDefault) {
        this(key, byDefault, List.of(), 0, 0);
    }

    PolicyOutput(String key, String byDefault, List<String> words) {
        this(key, byDefault, words, 0, 0);
    }

    PolicyOutput(String key, int byDefault, int least, int most) {
        this(key, byDefault, List.of(), least, most);
    }

    /** Its name in the table and among the variables of a process. */
    public String key() {
        return key;
    }

    public static Optional<PolicyOutput> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    /** What it may be, in words: to be said of anything else. */
    public String range() {
        if (byDefault instanceof Boolean) {
            return "true or false";
        }
        if (!words.isEmpty()) {
            return "one of \"" + String.join("\", \"", words) + "\"";
        }
        return most == Integer.MAX_VALUE ? "a whole number from 1 on" : "a whole number from " + least + " to " + most;
    }

    public boolean allows(Object value) {
        return switch (byDefault) {
            case Boolean flag -> value instanceof Boolean;
            case String word -> words.contains(value);
            default ->
                value instanceof Number number
                        && number.doubleValue() == number.intValue()
                        && number.intValue() >= least
                        && number.intValue() <= most;
        };
    }

    /** What is decided, or the default where that is nothing or not allowed. */
    Object orDefault(@Nullable Object decided) {
        return decided != null && allows(decided) ? decided : byDefault;
    }
}
