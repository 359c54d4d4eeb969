package org.rarecase.exchange.fact;

import java.time.Instant;

/**
 * Who changed an answer, and when.
 *
 * @param by log-in name at the source
 * @param role in which it was done
 */
public record Change(String by, String role, Instant at) {}
