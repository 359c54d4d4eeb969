package org.rarecase.signature;

import static org.rarecase.shared.Messages.texts;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseReturn;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * A signature and whether it holds.
 *
 * @param lapse null unless what was signed was changed by way of the application
 */
public record SignatureVerification(
        Signature signature, Result result, @Nullable SignatureEnd lapse) {

    /** What a check found. */
    public enum Result {
        /** It is as it was given, and so is what was signed. */
        VALID(texts("Valid")),
        /** What was signed was changed afterwards; the trail tells what. */
        LAPSED(texts("Changed since")),
        /** What was signed differs, and nobody changed it by way of the application. */
        ALTERED(texts("Altered outside of the application")),
        /** The seal does not fit: copied from another record, or its entry was changed (21 CFR 11.70). */
        NOT_GENUINE(texts("Does not belong to this record")),
        /** Sealed with a key that this server does not have, so that nothing can be said. */
        UNKNOWN_KEY(texts("Cannot be verified here"));

        private final LocalizedText label;

        Result(LocalizedText label) {
            this.label = label;
        }

        public String label() {
            return label.in(Messages.language());
        }
    }

    /** Whether it still stands although the case was given back to its site after it. */
    public boolean isBefore(CaseReturn returned) {
        return isValid() && signature.signedAt().isBefore(returned.at());
    }

    public boolean isValid() {
        return result == Result.VALID;
    }
}
