package org.rarecase.pathology;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules that a central review goes by, as {@code review-policy.dmn} had them when it began; a table that changes later
 * changes no review that runs.
 */
public final class ReviewPolicy {

    /** With what a review begins. */
    public enum StartWhen {
        LOCAL_PATHOLOGY,
        SUBMITTED,
        DATA_REVIEWED;

        static StartWhen of(String word) {
            return valueOf(constant(word));
        }
    }

    /** Who compares with the diagnosis of the site. */
    public enum CompareBy {
        READER,
        COORDINATOR;

        static CompareBy of(String word) {
            return valueOf(constant(word));
        }
    }

    /** From which disagreement on readers do not agree. */
    public enum AdjudicateOn {
        MAJOR,
        MINOR;

        static AdjudicateOn of(String word) {
            return valueOf(constant(word));
        }
    }

    /** When a panel decides: never, at once in a major disagreement, or where one further reader does not settle it. */
    public enum PanelOn {
        NEVER,
        MAJOR,
        UNRESOLVED;

        static PanelOn of(String word) {
            return valueOf(constant(word));
        }
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

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

    /** When the review begins. */
    public StartWhen startWhen() {
        return StartWhen.of(word(PolicyOutput.START_WHEN));
    }

    /** Who compares the agreed diagnosis with that of the site. */
    public CompareBy compareBy() {
        return CompareBy.of(word(PolicyOutput.COMPARE_BY));
    }

    /** Which disagreement between readers is adjudicated. */
    public AdjudicateOn adjudicateOn() {
        return AdjudicateOn.of(word(PolicyOutput.ADJUDICATE_ON));
    }

    /** When a panel decides in place of one further reader. */
    public PanelOn panelOn() {
        return PanelOn.of(word(PolicyOutput.PANEL_ON));
    }

    /** How many days material is waited for, 1 to 60. */
    public int materialDays() {
        return number(PolicyOutput.MATERIAL_DAYS);
    }

    /** How many days the site has to acknowledge the agreed diagnosis, 1 to 14. */
    public int informDays() {
        return number(PolicyOutput.INFORM_DAYS);
    }

    /** How long each has for it. */
    public Duration readingTime() {
        // Older tables allowed more than a table may now.
        Object days = decided.get(PolicyOutput.READING_DAYS.key());
        return Duration.ofDays(days instanceof Number stored ? stored.intValue() : number(PolicyOutput.READING_DAYS));
    }

    private String word(PolicyOutput output) {
        return (String) output.orDefault(decided.get(output.key()));
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
