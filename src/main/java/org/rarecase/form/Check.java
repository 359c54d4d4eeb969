package org.rarecase.form;

import org.rarecase.shared.LocalizedText;

/**
 * An edit check.
 *
 * @param key unique in its form
 * @param item the item at which the message stands; in a group {@code group.item}, then the check runs once per row
 * @param when true where something is wrong
 * @param confirm a clinician has not confirmed it yet
 */
public record Check(String key, String item, Severity severity, Rule when, LocalizedText message, boolean confirm) {}
