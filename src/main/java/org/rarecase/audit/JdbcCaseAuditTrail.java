package org.rarecase.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.ItemRef;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the case page who changed an answer, and whether something happened on another server. */
@Component
class JdbcCaseAuditTrail implements CaseAuditTrail {

    private final AuditTrail trail;
    private final AuditRepository repository;
    private final Accounts accounts;

    JdbcCaseAuditTrail(AuditTrail trail, AuditRepository repository, Accounts accounts) {
        this.trail = trail;
        this.repository = repository;
        this.accounts = accounts;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LastChange> lastChange(CaseId id, ItemRef place) {
        return trail.ofItem(id, place).stream().findFirst().map(entry -> {
            String userName = entry.actor().userName();
            return new LastChange(accounts.names(List.of(userName)).getOrDefault(userName, userName), entry.at());
        });
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasActed(CaseId id, String userName, Collection<Role> roles) {
        return repository.hasActed(id.value(), userName, roles);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CaseId, Head> heads(Collection<CaseId> ids) {
        return repository.heads(ids);
    }
}
