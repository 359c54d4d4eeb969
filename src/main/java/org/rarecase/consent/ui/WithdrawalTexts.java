package org.rarecase.consent.ui;

import static org.rarecase.shared.Messages.t;

import org.rarecase.casebook.consent.Withdrawal;

/** What can be withdrawn and by whom, as people read it. */
final class WithdrawalTexts {

    private WithdrawalTexts() {}

    static String by(Withdrawal.By by) {
        return switch (by) {
            case PATIENT -> t("patient");
            case PARENT -> t("parent or guardian");
            case REPRESENTATIVE -> t("legal representative");
        };
    }

    public static String scope(Withdrawal.Scope scope) {
        return switch (scope) {
            case NO_COLLECTION -> t("No further collection");
            case NO_USE -> t("No further use");
            case ERASE -> t("Erase");
        };
    }

    public static String consequence(Withdrawal.Scope scope) {
        return switch (scope) {
            case NO_COLLECTION -> t("Nothing new is entered. The data stay and are used as they are.");
            case NO_USE ->
                t("The data stay, but are restricted: out of lists, reviews and evaluations, read only by coordinators"
                        + " and auditors.");
            case ERASE -> t("The data are restricted at once. A coordinator confirms that they are erased for good.");
        };
    }
}
