package org.rarecase.exchange.cut;

import static org.rarecase.shared.Messages.t;

import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.exchange.cut.CutCases.Sight;
import org.rarecase.shared.Actor;

/** Who makes cuts, and who sees what of them. */
final class CutRights {

    private CutRights() {}

    /**
     * The coordinator, who also exports for research. A review that is not signed yet is open to reviewers and auditors alone:
     * a cut of theirs would show it to whoever exports from it.
     */
    static Actor requireMaker(CurrentAccount account) {
        Actor actor = account.as(Role.COORDINATOR);
        if (account.has(Role.AUDITOR) || account.has(Role.PATHOLOGIST)) {
            throw new CutRefused(
                    t("A cut is made with an account that is neither auditor nor pathologist: these see reviews"
                            + " before they are signed. Nothing was started."));
        }
        return actor;
    }

    static void requireReader(CurrentAccount account) {
        account.as(Role.COORDINATOR, Role.AUDITOR);
    }

    /** With what is restricted today, as both read it. */
    static Sight ofReader(CurrentAccount account) {
        return new Sight(account.sites(), true);
    }
}
