package org.rarecase.visit;

import java.time.Instant;
import java.time.LocalDate;
import org.rarecase.study.Site;

/**
 * The follow-up visit that comes next.
 *
 * @param number how many intervals after the diagnosis
 */
public record NextVisit(int number, LocalDate opensOn, LocalDate dueOn) {

    public Instant opensAt(Site site) {
        return site.startOf(opensOn);
    }

    public Instant dueAt(Site site) {
        return site.endOf(dueOn);
    }
}
