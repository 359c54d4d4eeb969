package org.rarecase.account;

import static org.rarecase.shared.Messages.t;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountRejected.Field;
import org.rarecase.shared.AuditLine;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.springframework.stereotype.Component;

/** Grants and revokes roles and sites, each with its line of the audit trail. */
@Component
class AccountGrants {

    private final AccountRepository repository;
    private final Studies studies;

    AccountGrants(AccountRepository repository, Studies studies) {
        this.repository = repository;
        this.studies = studies;
    }

    void change(Account before, Set<Role> roles, SiteScope sites, @Nullable String why, List<AuditLine> auditLines) {
        changeRoles(before, roles, why, auditLines);
        changeSites(before, sites, why, auditLines);
    }

    /** An account from before this was refused keeps what it has, and may be changed otherwise. */
    static void requireOneSide(Set<Role> had, SiteScope hadAt, Set<Role> roles, SiteScope sites) {
        boolean more =
                sites.all() && !hadAt.all() || !hadAt.all() && !hadAt.sites().containsAll(sites.sites());
        for (Role judge : Account.judgingItself(roles, sites)) {
            if (more || !had.containsAll(Set.of(Role.INVESTIGATOR, judge))) {
                throw new AccountRejected(
                        Field.ROLES,
                        t(
                                "{0} and {1} at one site would be both sides in one person. Nothing was changed; give the"
                                        + " roles to two people.",
                                Role.INVESTIGATOR.label(), judge.label()));
            }
        }
    }

    private void changeRoles(Account before, Set<Role> roles, @Nullable String why, List<AuditLine> auditLines) {
        for (Role role : Role.values()) {
            boolean had = before.roles().contains(role);
            if (!had && roles.contains(role)) {
                repository.grant(before.id(), role);
                auditLines.add(AuditLine.ofSystem("account.role-granted", null, before.auditText(role.key()), why));
            } else if (had && !roles.contains(role)) {
                repository.revoke(before.id(), role);
                auditLines.add(AuditLine.ofSystem("account.role-revoked", before.auditText(role.key()), null, why));
            }
        }
    }

    private void changeSites(Account before, SiteScope after, @Nullable String why, List<AuditLine> auditLines) {
        if (after.all() != before.sites().all()) {
            String every = before.auditText("every site");
            auditLines.add(
                    after.all()
                            ? AuditLine.ofSystem("account.site-granted", null, every, why)
                            : AuditLine.ofSystem("account.site-revoked", every, null, why));
        }
        Set<SiteId> touched = new HashSet<>(before.sites().sites());
        touched.addAll(after.sites());
        touched.removeIf(
                site -> before.sites().sites().contains(site) && after.sites().contains(site));
        for (SiteId site : touched) {
            String text = before.auditText(studies.find(site).map(Site::code).orElseThrow());
            if (after.sites().contains(site)) {
                repository.grant(before.id(), site);
                auditLines.add(AuditLine.ofSystem("account.site-granted", null, text, why));
            } else {
                repository.revoke(before.id(), site);
                auditLines.add(AuditLine.ofSystem("account.site-revoked", text, null, why));
            }
        }
    }
}
