package org.rarecase.signature.ui;

import static org.rarecase.shared.Messages.t;

import java.util.Objects;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseReturn;
import org.rarecase.shared.Messages;
import org.rarecase.signature.Signature;
import org.rarecase.signature.SignatureVerification;
import org.rarecase.signature.SignatureVerification.Result;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** Signatures in words. */
final class SignatureTexts {

    private SignatureTexts() {}

    /**
     * @param maySign whether the reader can mend it
     * @param collects whether the case is still worked on; if not, nobody signs it again
     */
    static String notice(SignatureVerification checked, boolean maySign, boolean collects) {
        Signature signature = checked.signature();
        String name = signature.printedName();
        String when = RelativeTime.local(signature.signedAt());
        return switch (checked.result()) {
            case VALID ->
                t(
                        "Signed by {0}, {1}, on {2}: {3}",
                        name,
                        Role.label(signature.role()),
                        when,
                        Objects.requireNonNull(signature.meaning()).statement().in(Messages.language()));
            case LAPSED ->
                lapsed(
                        checked,
                        name,
                        when,
                        !collects ? "" : " " + (maySign ? t("Sign it again.") : t("It has to be signed again.")));
            case ALTERED ->
                t("This differs from what {0} signed on {1}, although nobody changed it here.", name, when) + " "
                        + t("Tell your administrator.");
            case NOT_GENUINE ->
                t("A signature in the name of {0} does not belong to this record.", name) + " "
                        + t("Tell your administrator.");
            case UNKNOWN_KEY -> t("Signed by {0} on {1}; this server does not have the key to verify it.", name, when);
        };
    }

    private static String lapsed(SignatureVerification checked, String name, String when, String again) {
        return switch (Objects.requireNonNull(
                Objects.requireNonNull(checked.lapse()).cause())) {
            case ANSWERS -> t("Changed since it was signed by {0} on {1}.", name, when) + again;
            case VERSION ->
                t("Moved to other versions of its forms since it was signed by {0} on {1}.", name, when) + again;
            case REOPENING -> t("The case was reopened since it was signed by {0} on {1}.", name, when) + again;
            case ERASURE -> t("Erased since it was signed by {0} on {1}.", name, when);
        };
    }

    static String returnedSince(CaseReturn returned) {
        return t("The case was returned to the site after that, on {0}.", RelativeTime.local(returned.at()));
    }

    static Tone tone(Result result) {
        return switch (result) {
            case VALID -> Tone.SUCCESS;
            case LAPSED, UNKNOWN_KEY -> Tone.WARNING;
            case ALTERED, NOT_GENUINE -> Tone.DANGER;
        };
    }
}
