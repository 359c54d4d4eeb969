package org.rarecase.demo;

import java.util.List;
import java.util.Map;

/**
 * One demo case as {@code demo/cases.yaml} tells it. Values are text; what they are follows from the item's type.
 *
 * @param like name of the answers that this case begins with, such as {@code adrenocortical-tumour}
 * @param site code of the site
 * @param reach how far the case gets: {@code entering}, {@code submitted}, {@code data-reviewed}, {@code reviewed},
 *     {@code ready}, {@code returned} or {@code approved}
 * @param answers what differs from {@code like}, by form and item
 * @param review answers of the central review
 */
record DemoCase(
        String like,
        String site,
        String reach,
        Map<String, Object> answers,
        Map<String, Object> review,
        List<DemoQuery> queries) {

    /**
     * @param answer of the site, or empty: the query is still open
     * @param correction new value that the site gives with the answer, or empty
     * @param closed the monitor accepted the answer
     */
    record DemoQuery(String form, String item, String text, String answer, String correction, boolean closed) {}

    boolean reaches(String... states) {
        return List.of(states).contains(reach);
    }
}
