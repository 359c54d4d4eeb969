package org.rarecase.entry;

import org.rarecase.form.ItemPath;

/** One item of one filled form. */
public record ItemRef(long instanceId, ItemPath path) {}
