package org.rarecase.workflow;

import java.time.Instant;
import java.util.List;

/**
 * A process of a case as it is drawn, and how far it came.
 *
 * @param xml the drawing, in the version on which the case runs
 * @param present where it waits
 * @param passed what it has been through, oldest first; a step taken twice stands twice
 */
public record ProcessDrawing(String title, String xml, List<Step> present, List<Step> passed) {

    /**
     * @param id of the element in the drawing
     * @param name empty for what has none, such as a gateway
     * @param at when it began to wait, or was passed
     */
    public record Step(String id, String name, Instant at) {}
}
