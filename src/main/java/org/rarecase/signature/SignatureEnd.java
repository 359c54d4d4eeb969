package org.rarecase.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.event.SignedCaseChanged;

/**
 * That what was signed was changed afterwards: when, by whom, and in which way. A signature lapses once and for good.
 *
 * @param cause null: the row names none that there is
 */
public record SignatureEnd(Instant at, String userName, SignedCaseChanged.@Nullable Cause cause) {}
