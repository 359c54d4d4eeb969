package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.springframework.stereotype.Component;

/** The cases that the account may read; of others it is not told whether they exist. */
@Component
class ReadableCases {

    record Readable(Case stored, CaseAccess access) {}

    private final CaseRepository repository;
    private final CurrentAccount currentAccount;

    ReadableCases(CaseRepository repository, CurrentAccount currentAccount) {
        this.repository = repository;
        this.currentAccount = currentAccount;
    }

    Readable find(CaseId id) {
        return readable(repository.find(id));
    }

    /** Holds the case until the transaction ends. */
    Readable lock(CaseId id) {
        return readable(repository.lock(id));
    }

    Readable readable(Optional<Case> found) {
        CaseAccess access = new CaseAccess(currentAccount.account());
        return found.filter(access::mayRead)
                .map(stored ->
                        new Readable(access.mayUse(stored.caseSummary()) ? stored : stored.withoutAnswers(), access))
                .orElseThrow(() -> new CaseNotFound(
                        t("There is no such case, or it is not one of your sites. Look for it in Cases.")));
    }
}
