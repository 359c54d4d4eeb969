package org.rarecase.visit;

import org.jspecify.annotations.Nullable;

/**
 * How often the follow-up of a tumour type is due, as the table {@code follow-up-policy} has it.
 *
 * @param intervalMonths from the diagnosis to the first visit, and from one to the next
 * @param opensWeeksBefore a visit opens so many weeks before it is due, and whatever is documented from then on counts
 *     as that visit
 * @param untilYears how many years after the diagnosis the last one may be due; null: for life
 */
public record VisitPolicy(
        int intervalMonths, int opensWeeksBefore, @Nullable Integer untilYears) {}
