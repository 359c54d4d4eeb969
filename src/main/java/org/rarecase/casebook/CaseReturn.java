package org.rarecase.casebook;

import java.time.Instant;

/**
 * That a case went back to its site: returned instead of approved, or reopened after it was.
 *
 * @param by user name
 * @param reason as it was given; empty if the case was erased since
 */
public record CaseReturn(String by, Instant at, boolean reopened, String reason) {}
