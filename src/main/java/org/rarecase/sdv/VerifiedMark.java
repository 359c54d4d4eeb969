package org.rarecase.sdv;

import java.time.Instant;

/** That somebody compared a value with the source. It is gone when the value changes. */
public record VerifiedMark(String by, Instant at) {}
