package org.rarecase.pathology.agreed;

import static org.rarecase.shared.Messages.texts;

import java.util.Locale;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** What an agreed diagnosis comes from; the codes of the item {@code basis}. */
public enum Basis {
    /** One reader read the case. */
    SINGLE_READING(texts("A single reading")),
    /** The readers agree, or differ within one tumour and the coordinator took one of their diagnoses. */
    AGREEMENT(texts("Agreement of the readers")),
    /** A further reader decided, who saw all readings. */
    ADJUDICATION(texts("Adjudication")),
    /** A session of the panel decided. */
    PANEL(texts("Decision of the panel"));

    private final LocalizedText label;

    Basis(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }

    /** As forms have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
