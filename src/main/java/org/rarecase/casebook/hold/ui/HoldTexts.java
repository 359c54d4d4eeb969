package org.rarecase.casebook.hold.ui;

import static org.rarecase.shared.Messages.t;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.obstacle.CaseObstacle;

/** What people read of freezing and locking. */
final class HoldTexts {

    private HoldTexts() {}

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

    /** What is the case, who may undo it, and who did it when. */
    static String told(Hold hold, String by, String since) {
        return new CaseObstacle.Held(hold).print() + " "
                + (hold.isLocked() ? t("Locked by {0} on {1}.", by, since) : t("Frozen by {0} on {1}.", by, since));
    }
}
