package org.rarecase.workflow.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.shared.LocalizedText;

/**
 * What the process file says of a user task.
 *
 * @param page the page of its own on which it is taken, or null
 * @param todo a sentence: what is to be done outside of the application, or null
 * @param timed whether a timer at it says what follows when it waits too long
 */
public record TaskDefinition(
        LocalizedText name,
        @Nullable FormKey opens,
        @Nullable String page,
        @Nullable LocalizedText todo,
        List<Outcome> outcomes,
        boolean timed) {}
