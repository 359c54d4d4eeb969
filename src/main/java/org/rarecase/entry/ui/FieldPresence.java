package org.rarecase.entry.ui;

import org.rarecase.form.ItemPath;

/**
 * Somebody else who is in a field.
 *
 * @param colour class that gives the person's colour
 */
public record FieldPresence(ItemPath path, String name, String initials, String colour) {}
