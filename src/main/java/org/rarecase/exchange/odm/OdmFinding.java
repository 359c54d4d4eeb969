package org.rarecase.exchange.odm;

import org.rarecase.shared.LocalizedText;

/**
 * Something in a file that was left out, and why. In strict mode a file with any is refused; a lenient one lists them.
 *
 * @param line of the file, where it is met first
 * @param element with the OID or the key by which it is known
 * @param message what it is, and what would be right
 * @param times how often it is met
 */
public record OdmFinding(int line, int column, String element, LocalizedText message, int times) {}
