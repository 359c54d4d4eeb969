package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import org.rarecase.shared.Refusal;

/** The case or the form is in a state in which the asked change is not possible. Nothing was changed. */
public class CaseNotEditable extends Refusal {

    CaseNotEditable(String message) {
        super(message);
    }

    /** @param outcome a sentence: what was not done */
    static CaseNotEditable held(Hold hold, String outcome) {
        return new CaseNotEditable(what(hold) + " " + outcome + " " + wayOut(hold));
    }

    /** The same with a form whose hold stands in the way of a change elsewhere. */
    static CaseNotEditable held(FormInstance entry, Hold hold, String outcome) {
        return new CaseNotEditable(t("“{0}” is locked, and this change would alter it.", entry.title()) + " " + outcome
                + " " + wayOut(hold));
    }

    private static String what(Hold hold) {
        return switch (hold.scope()) {
            case CASE -> hold.isLocked() ? t("The case is locked.") : t("The case is frozen.");
            case FORM -> hold.isLocked() ? t("This form is locked.") : t("This form is frozen.");
        };
    }

    private static String wayOut(Hold hold) {
        return hold.isLocked() ? t("A coordinator can unlock it.") : t("A monitor or a coordinator can unfreeze it.");
    }
}
