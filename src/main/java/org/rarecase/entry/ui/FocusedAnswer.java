package org.rarecase.entry.ui;

import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;

/**
 * The field in which the person is, and what others stored there meanwhile: that waits until the field is left.
 *
 * @param path of the item
 * @param seen the stored answer that the person has seen
 * @param stored what is stored now; null as long as it is what the person has seen
 */
record FocusedAnswer(ItemPath path, Answer seen, @Nullable Answer stored) {}
