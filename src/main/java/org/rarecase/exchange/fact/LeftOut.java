package org.rarecase.exchange.fact;

import org.rarecase.shared.LocalizedText;

/**
 * Something in a file that was not understood and stays out.
 *
 * @param line of the file, from 1 on
 * @param subject number of the case, or empty
 * @param place within the case, such as {@code diagnosis 1, ihc[r2].marker}
 * @param why a sentence
 */
public record LeftOut(int line, String subject, String place, LocalizedText why) {}
