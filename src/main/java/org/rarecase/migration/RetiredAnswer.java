package org.rarecase.migration;

import java.time.Instant;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;

/**
 * An answer whose item is not in the version that its form was moved to. Kept for ever.
 *
 * @param version in which it was given
 */
public record RetiredAnswer(ItemRef place, FormKey form, int version, Answer answer, Instant putAsideAt) {}
