package org.rarecase.shared;

/**
 * Who did something, and in which role.
 *
 * @param userName the log-in name; never reused for another person (21 CFR 11.100)
 * @param role the role that permitted it, in lower case
 */
public record Actor(String userName, String role) {

    /** The product itself: timers, demo data, start-up. */
    public static final Actor SYSTEM = new Actor("system", "system");
}
