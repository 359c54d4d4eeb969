package org.rarecase.signature;

import java.time.Instant;
import org.rarecase.casebook.SignedCaseChanged;

/** That what was signed was changed afterwards: when, by whom, and in which way. A signature lapses once and for good. */
public record Lapse(Instant at, String userName, SignedCaseChanged.Cause cause) {}
