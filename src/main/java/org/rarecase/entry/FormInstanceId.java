package org.rarecase.entry;

import org.jspecify.annotations.Nullable;

/** Which filled form: the number under which the casebook keeps it, unique over all cases. */
public record FormInstanceId(long value) implements Comparable<FormInstanceId> {

    /** @param stored as it stands in a column, or null for none */
    public static @Nullable FormInstanceId ofNullable(@Nullable Long stored) {
        return stored == null ? null : new FormInstanceId(stored);
    }

    /** As it stands in a column. */
    public static @Nullable Long stored(@Nullable FormInstanceId id) {
        return id == null ? null : id.value;
    }

    /** In the order in which they were added. */
    @Override
    public int compareTo(FormInstanceId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
