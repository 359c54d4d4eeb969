package org.rarecase.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One demo case as {@code demo/cases.yaml} tells it. Values are text; what they are follows from the item's type.
 *
 * @param like name of the answers that this case begins with, such as {@code adrenocortical-tumour}
 * @param site code of the site
 * @param reach how far the case gets: {@code entering}, {@code submitted}, {@code data-reviewed}, {@code reviewed},
 *     {@code ready}, {@code returned} or {@code approved}
 * @param withdrawal scope in which consent is withdrawn at the end, such as {@code no-collection}; else empty
 * @param answers what differs from {@code like}, by form and item; empty text takes the answer, or the form, away
 * @param review answers of the central review
 * @param readers of its central review, where they are not one that follows from {@code reach}
 * @param adjudicator who decides where the readers differ, or nobody
 * @param statements for a session of the panel, by participant
 * @param daysAgo when it began, before today
 * @param returnReason why the coordinator returns the case, else empty
 * @param missedVisit why the follow-up visit that is open at the end was missed, else empty
 * @param visitForward the next follow-up visit is opened before its time
 */
record DemoCase(
        String like,
        String site,
        String reach,
        String withdrawal,
        Map<String, Object> answers,
        Map<String, Object> review,
        List<DemoReader> readers,
        Optional<DemoReader> adjudicator,
        Map<String, Object> statements,
        int daysAgo,
        String returnReason,
        List<DemoQuery> queries,
        String missedVisit,
        boolean visitForward) {

    private static final Set<String> REVIEW = Set.of("central-review", "review-comparison");
    private static final Set<String> COMPARED = Set.of("concordance", "management_impact");

    /**
     * @param answer of the site, or empty: the query is still open
     * @param correction new value that the site gives with the answer, or empty
     * @param closed the monitor accepted the answer
     */
    record DemoQuery(String form, String item, String text, String answer, String correction, boolean closed) {}

    /**
     * @param accepts to read it; else only asked
     * @param answers of what is signed; empty: not yet
     */
    record DemoReader(String person, boolean accepts, Map<String, Object> answers) {}

    /**
     * As the file tells them; else one reads it, unless the case is only just submitted.
     *
     * @param pathologist who that is
     */
    List<DemoReader> readers(String pathologist) {
        return !readers.isEmpty() || reaches("submitted")
                ? readers
                : List.of(new DemoReader(pathologist, true, reading()));
    }

    /** What the pathologist says before knowing the diagnosis of the site. */
    Map<String, Object> reading() {
        Map<String, Object> reading = new LinkedHashMap<>(review);
        reading.keySet().removeAll(COMPARED);
        return reading;
    }

    /** And afterwards. */
    Map<String, Object> comparison() {
        Map<String, Object> comparison = new LinkedHashMap<>(review);
        comparison.keySet().retainAll(COMPARED);
        return comparison;
    }

    boolean reaches(String... states) {
        return List.of(states).contains(reach);
    }

    /**
     * What the site enters: answers by form in the order of {@code like}, one map for each filling, with {@code answers}
     * laid over. A group, a repeating form and a form that {@code like} lacks are taken as a whole. The central review
     * is not among them, since a pathologist fills it.
     */
    Map<String, List<Map<String, Object>>> filledForms() {
        Map<String, Object> base = DemoFiles.answers(like);
        Map<String, List<Map<String, Object>>> filled = new LinkedHashMap<>();
        List<String> forms = new ArrayList<>(base.keySet());
        answers.keySet().stream().filter(form -> !base.containsKey(form)).forEach(forms::add);
        forms.removeAll(REVIEW);
        for (String form : forms) {
            List<Map<String, Object>> fillings = laidOver(base.get(form), answers.get(form));
            if (!fillings.isEmpty()) {
                filled.put(form, fillings);
            }
        }
        return filled;
    }

    private static List<Map<String, Object>> laidOver(@Nullable Object below, @Nullable Object above) {
        if (above == null) {
            return DemoFiles.maps(below);
        }
        if (!(below instanceof Map<?, ?>) || !(above instanceof Map<?, ?>)) {
            return DemoFiles.maps(above);
        }
        Map<String, Object> merged = DemoFiles.map(below);
        DemoFiles.map(above).forEach((item, value) -> {
            if (value.equals("")) {
                merged.remove(item);
            } else {
                merged.put(item, value);
            }
        });
        return List.of(merged);
    }
}
