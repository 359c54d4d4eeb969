package org.rarecase.query;

public record QueryId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
