package org.rarecase.pathology.agreed;

import static org.rarecase.shared.Messages.texts;

import java.util.Locale;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Whether the agreed diagnosis matters to the treatment; the codes of the item {@code relevance}. */
public enum Relevance {
    YES(texts("Yes")),
    NO(texts("No")),
    /** The readers cannot tell; the site says it. */
    ASK(texts("Ask the site"));

    private final LocalizedText label;

    Relevance(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }

    /** As forms have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
