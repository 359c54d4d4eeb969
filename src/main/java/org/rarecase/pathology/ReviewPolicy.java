package org.rarecase.pathology;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules that a central review goes by, as {@code review-policy.dmn} had them when it began; a table that changes later
 * changes no review that runs.
 */
public final class ReviewPolicy {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> decided;

    private ReviewPolicy(Map<String, Object> decided) {
        this.decided = decided;
    }

    /**
     * As decided; what a table does not decide takes its default.
     *
     * @param outputs of the table by name, among anything else
     * @param signWithin how long a reader has where the table says nothing of it
     */
    static ReviewPolicy of(Map<String, ?> outputs, Duration signWithin) {
        Map<String, Object> decided = new TreeMap<>();
        for (PolicyOutput output : PolicyOutput.values()) {
            Object value = outputs.get(output.key());
            if (value != null && output != PolicyOutput.REVIEW_REQUIRED) {
                decided.put(output.key(), output.orDefault(value));
            }
        }
        Object days = decided.remove(PolicyOutput.REVIEW_DAYS.key());
        decided.putIfAbsent(
                PolicyOutput.READING_DAYS.key(), days == null ? Math.toIntExact(signWithin.toDays()) : days);
        return new ReviewPolicy(decided);
    }

    static ReviewPolicy read(String json) {
        Map<String, Object> decided = new TreeMap<>();
        JSON.readTree(json)
                .properties()
                .forEach(each -> decided.put(
                        each.getKey(),
                        each.getValue().isBoolean()
                                ? (Object) each.getValue().booleanValue()
                                : each.getValue().isNumber()
                                        ? each.getValue().intValue()
                                        : each.getValue().stringValue()));
        return new ReviewPolicy(decided);
    }

    String write() {
        return JSON.writeValueAsString(decided);
    }

    /** How many read it independently, 1 to 3. */
    public int readers() {
        return number(PolicyOutput.READERS);
    }

    /** Whether they read without knowing what the site found. */
    public boolean blinded() {
        return (Boolean) PolicyOutput.BLINDED.orDefault(decided.get(PolicyOutput.BLINDED.key()));
    }

    /** How long each has for it. */
    Duration readingTime() {
        // Older tables allowed more than a table may now.
        Object days = decided.get(PolicyOutput.READING_DAYS.key());
        return Duration.ofDays(days instanceof Number stored ? stored.intValue() : number(PolicyOutput.READING_DAYS));
    }

    private int number(PolicyOutput output) {
        return ((Number) output.orDefault(decided.get(output.key()))).intValue();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReviewPolicy policy && decided.equals(policy.decided);
    }

    @Override
    public int hashCode() {
        return decided.hashCode();
    }

    @Override
    public String toString() {
        return decided.toString();
    }
}
