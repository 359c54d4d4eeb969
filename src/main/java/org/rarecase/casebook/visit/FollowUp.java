package org.rarecase.casebook.visit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The plan of the follow-up visits of a case.
 *
 * @param running false once it has ended, such as by death
 * @param nextDue when the visit that comes next is due, also if it is open already; null if there is none
 */
public record FollowUp(boolean running, @Nullable LocalDate nextDue) {}
