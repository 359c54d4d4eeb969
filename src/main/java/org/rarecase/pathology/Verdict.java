package org.rarecase.pathology;

import static org.rarecase.shared.Messages.texts;

import java.util.Locale;
import java.util.Optional;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Tone;

/** How the central diagnosis agrees with the local one; the codes of the item {@code concordance}. */
public enum Verdict {
    CONCORDANT("concordant", texts("Concordant")),
    MINOR_DISAGREEMENT("minor-disagreement", texts("Minor disagreement")),
    MAJOR_DISAGREEMENT("major-disagreement", texts("Major disagreement")),
    NOT_ASSESSABLE("not-assessable", texts("Not assessable"));

    private final String code;
    private final LocalizedText label;

    Verdict(String code, LocalizedText label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label.in(Messages.language());
    }

    public boolean isDisagreement() {
        return this == MINOR_DISAGREEMENT || this == MAJOR_DISAGREEMENT;
    }

    public Tone tone() {
        return switch (this) {
            case CONCORDANT -> Tone.SUCCESS;
            case MINOR_DISAGREEMENT -> Tone.WARNING;
            case MAJOR_DISAGREEMENT -> Tone.DANGER;
            case NOT_ASSESSABLE -> Tone.NEUTRAL;
        };
    }

    /** As the trail keeps it, whoever reads it. */
    public String english() {
        return label.english().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> ofCode(String code) {
        for (Verdict verdict : values()) {
            if (verdict.code.equals(code)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
