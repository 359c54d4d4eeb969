package org.rarecase.form;

import java.time.Instant;

/**
 * One version of a form.
 *
 * @param since when the server first read it
 * @param inUse taken by new fillings
 */
public record FormVersion(FormKey form, int version, Instant since, boolean inUse) {}
