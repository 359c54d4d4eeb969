package org.rarecase.migration;

import org.rarecase.form.FormKey;

/**
 * A version of a form that new fillings do not take any more, and that cases still have.
 *
 * @param inUse the version that these cases would be moved to
 */
public record OutdatedForm(FormKey form, int version, int inUse, int cases) {}
