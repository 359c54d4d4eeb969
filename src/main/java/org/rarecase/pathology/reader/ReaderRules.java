package org.rarecase.pathology.reader;

import java.util.List;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.CaseId;
import org.springframework.stereotype.Component;

/**
 * Who may not read a case blinded: whoever reads it in another role, ever did something in it, or belongs to the laboratory
 * of its site, which gave the diagnosis (ICH E6(R3) 4.1).
 */
@Component
public class ReaderRules {

    private static final List<Role> KNOWING = List.of(Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR, Role.AUDITOR);

    private final ReaderProfileRepository profiles;
    private final CaseAuditTrail trail;
    private final CurrentAccount currentAccount;

    ReaderRules(ReaderProfileRepository profiles, CaseAuditTrail trail, CurrentAccount currentAccount) {
        this.profiles = profiles;
        this.trail = trail;
        this.currentAccount = currentAccount;
    }

    /** Refuses the account at hand if it knows what the site found. */
    public void requireBlinded(CaseId caseId) {
        Account account = currentAccount.withOwnRoles();
        if (readsOtherwise(account) || isOfLaboratory(caseId, account) || hasActed(caseId, account)) {
            throw new NotBlinded();
        }
    }

    /** Whether it reads the cases of its sites in another role. */
    static boolean readsOtherwise(Account account) {
        return !account.isReviewerOnly();
    }

    /** Whether it belongs to the laboratory of the site, which gave the diagnosis. */
    public boolean isOfLaboratory(CaseId caseId, Account account) {
        return profiles.isOfOwnLaboratory(caseId, account.userName());
    }

    /** Whether it ever did something in the case in another role, such as giving the diagnosis of the site. */
    boolean hasActed(CaseId caseId, Account account) {
        return trail.hasActed(caseId, account.userName(), KNOWING);
    }
}
