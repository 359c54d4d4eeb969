package org.rarecase.pathology.acknowledgement;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.Locale;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** What becomes of the treatment of a patient whose diagnosis the central review changed; a registry records it. */
public enum Treatment {
    CHANGED(texts("Treatment changed")),
    WILL_CHANGE(texts("Treatment will change")),
    /** Needs a reason. */
    NOT_CHANGED(texts("Treatment not changed"));

    private final LocalizedText label;

    Treatment(LocalizedText label) {
        this.label = label;
    }

    public String label() {
        return label.in(Messages.language());
    }

    /** As the trail keeps it, whoever reads it. */
    public String english() {
        return label.english().toLowerCase(Locale.ROOT);
    }

    /** As the outcome of the step is drawn. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws ReviewNotPossible if a drawing has another outcome */
    public static Treatment ofCode(String code) {
        return Arrays.stream(values())
                .filter(treatment -> treatment.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ReviewNotPossible(
                        t("“{0}” does not say what becomes of the treatment. Nothing was changed.", code)));
    }
}
