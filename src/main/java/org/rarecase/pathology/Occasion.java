package org.rarecase.pathology;

import static org.rarecase.shared.Messages.texts;

import java.util.Locale;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Why a case is reviewed centrally. */
public enum Occasion {
    /** The first diagnosis. */
    FIRST(texts("First diagnosis")),
    RELAPSE(texts("Relapse")),
    /** Somebody asked for it. */
    REQUEST(texts("On request"));

    private final LocalizedText label;

    Occasion(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }

    /** As process files and tables have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The occasion of this code; refuses any other as a bug of the drawing. */
    public static Occasion of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
