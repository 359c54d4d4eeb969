package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Tone;

/** What people read of freezing and locking. */
final class HoldTexts {

    private HoldTexts() {}

    static String level(Hold hold) {
        return hold.isLocked() ? t("Locked") : t("Frozen");
    }

    static Tone tone(Hold hold) {
        return hold.isLocked() ? Tone.WARNING : Tone.INFO;
    }

    static Badge badge(Hold hold) {
        return new Badge(level(hold), tone(hold));
    }

    static String freeze(@Nullable FormInstance entry) {
        return entry == null ? t("Freeze case") : t("Freeze form");
    }

    static String lock(@Nullable FormInstance entry) {
        return entry == null ? t("Lock case") : t("Lock form");
    }

    static String release(@Nullable FormInstance entry, Hold hold) {
        if (entry == null) {
            return hold.isLocked() ? t("Unlock case") : t("Unfreeze case");
        }
        return hold.isLocked() ? t("Unlock form") : t("Unfreeze form");
    }

    /** What is the case once the hold has ended. */
    static String released(Hold hold) {
        return hold.covered() == null
                ? t("It can be edited again, as far as its state allows.")
                : t("It was frozen before it was locked, and will be frozen again.");
    }

    /** What is the case, and who may undo it. */
    static String told(Hold hold, String by, String since) {
        return switch (hold.scope()) {
            case CASE ->
                hold.isLocked()
                        ? t("{0} has locked the case on {1}: nothing changes. A coordinator can unlock it.", by, since)
                        : t(
                                "{0} has frozen the case on {1}: the site cannot edit, queries go on. A monitor or a"
                                        + " coordinator can unfreeze it.",
                                by, since);
            case FORM ->
                hold.isLocked()
                        ? t("{0} has locked this form on {1}: nothing changes. A coordinator can unlock it.", by, since)
                        : t(
                                "{0} has frozen this form on {1}: the site cannot edit, queries go on. A monitor or a"
                                        + " coordinator can unfreeze it.",
                                by, since);
        };
    }
}
