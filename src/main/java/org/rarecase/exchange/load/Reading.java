package org.rarecase.exchange.load;

import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.mapping.Mapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a file is read.
 *
 * @param format key of a {@link ReadableFormat}
 * @param mapping null where the format needs none
 */
public record Reading(
        String format, ReadingChoices choices, @Nullable Mapping mapping) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Reading of(String format) {
        return new Reading(format, ReadingChoices.NONE, null);
    }

    /** From what {@link #json()} gave. */
    public static Reading parse(String json) {
        return JSON.readValue(json, Reading.class);
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    public Reading with(ReadingChoices others) {
        return new Reading(format, others, mapping);
    }

    public Reading with(@Nullable Mapping other) {
        return new Reading(format, choices, other);
    }
}
