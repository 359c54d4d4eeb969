package org.rarecase.pathology;

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
class ReaderRules {

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
    void requireBlinded(Review review) {
        if (review.policy().blinded() && knows(currentAccount.withOwnRoles(), review.caseId())) {
            throw new NotBlinded();
        }
    }

    private boolean knows(Account account, CaseId caseId) {
        return !account.isReviewerOnly()
                || profiles.isOfOwnLaboratory(caseId, account.userName())
                || trail.hasActed(caseId, account.userName(), KNOWING);
    }
}
