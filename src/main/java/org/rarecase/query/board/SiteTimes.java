package org.rarecase.query.board;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.SiteId;

/**
 * How a site keeps up with its queries. Times are from question to answer or end.
 *
 * @param site null for all sites of the account together
 * @param open waiting for the site now
 * @param answered for the first time, in the period
 * @param closed in the period, by a person or because the value was corrected; not those cancelled
 */
public record SiteTimes(@Nullable SiteId site, Open open, int toAssess, Spread answered, Spread closed) {

    /** @param overdue how many of them are late; those never answered count against the site */
    public record Open(Spread ages, int overdue, int neverAnswered) {}

    /**
     * @param inTime how many of them kept the deadline, where there is one
     * @param median null if there is none
     * @param longest null if there is none
     */
    public record Spread(
            int count,
            int inTime,
            @Nullable Duration median,
            @Nullable Duration longest) {

        static final Spread NONE = new Spread(0, 0, null, null);
    }

    /**
     * Percent of the queries whose deadline is decided that were answered within it: one that is late and has no answer
     * yet counts as not. Null if there is none.
     */
    public @Nullable Integer percentInTime() {
        int decided = answered.count() + open.neverAnswered();
        return decided == 0 ? null : Math.round(100f * answered.inTime() / decided);
    }

    public boolean isEmpty() {
        return open.ages().count() + toAssess + answered.count() + closed.count() == 0;
    }
}
