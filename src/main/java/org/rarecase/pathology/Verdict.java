package org.rarecase.pathology;

import java.util.Optional;

/** How the central diagnosis agrees with the local one; the codes of the item {@code concordance}. */
public enum Verdict {
    CONCORDANT("concordant", "Concordant"),
    MINOR_DISAGREEMENT("minor-disagreement", "Minor disagreement"),
    MAJOR_DISAGREEMENT("major-disagreement", "Major disagreement"),
    NOT_ASSESSABLE("not-assessable", "Not assessable");

    private final String code;
    private final String label;

    Verdict(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Optional<Verdict> ofCode(String code) {
        for (Verdict verdict : values()) {
            if (verdict.code.equals(code)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
