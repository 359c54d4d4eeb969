package org.rarecase.exchange.odm;

import org.rarecase.shared.LocalizedText;

/**
 * Something in a file that was left out, and why. In strict mode a file with any is refused; a lenient one lists them.
 *
 * @param subject of which it keeps something out; empty where it is of the file
 * @param line of the file, where it is met first
 * @param element with the OID or the key by which it is known
 * @param message what it is, and what would be right
 * @param times how often it is met
 */
public record OdmFinding(String subject, int line, int column, String element, LocalizedText message, int times) {

    OdmFinding again() {
        return new OdmFinding(subject, line, column, element, message, times + 1);
    }
}
