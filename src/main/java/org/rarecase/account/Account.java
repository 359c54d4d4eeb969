package org.rarecase.account;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in.
 *
 * @param userName unique for ever
 * @param displayName printed name, as it stands beside a signature
 * @param language in which the interface serves the person
 * @param email where mails to the person go, or null
 * @param singleKeys whether keys without Ctrl or Alt do something outside of fields (WCAG 2.2, 2.1.4)
 * @param passwordGiven the password was given by another person, who knows it: it is changed before anything else
 */
public record Account(
        AccountId id,
        String userName,
        String displayName,
        Set<Role> roles,
        SiteScope sites,
        boolean active,
        Locale language,
        @Nullable String email,
        boolean singleKeys,
        boolean passwordGiven) {

    public Account(
            AccountId id,
            String userName,
            String displayName,
            Set<Role> roles,
            SiteScope sites,
            boolean active,
            Locale language,
            @Nullable String email) {
        this(id, userName, displayName, roles, sites, active, language, email, true, false);
    }

    Account with(Set<Role> otherRoles, SiteScope otherSites) {
        return new Account(
                id, userName, displayName, otherRoles, otherSites, active, language, email, singleKeys, passwordGiven);
    }

    /** Reviews centrally and reads cases in no other role: is blinded in each until the own review of it is signed. */
    public boolean isReviewerOnly() {
        return roles.contains(Role.PATHOLOGIST) && !readsCases();
    }

    /**
     * The roles in which the account judges what it may itself enter, at one site: nobody does both, neither as the site's
     * monitor (ICH E6(R3) 3.11.4: independent of the site) nor as the reviewer, who would not be blinded. Accounts from
     * before that was refused may have some.
     */
    public List<Role> judgingItself() {
        return judgingItself(roles, sites);
    }

    /** As {@link #judgingItself()}, of an account as it would be. */
    public static List<Role> judgingItself(Set<Role> roles, SiteScope sites) {
        boolean enters = roles.contains(Role.INVESTIGATOR)
                && (sites.all() || !sites.sites().isEmpty());
        return enters
                ? Stream.of(Role.MONITOR, Role.PATHOLOGIST)
                        .filter(roles::contains)
                        .toList()
                : List.of();
    }

    /** Reads what stands in cases, and not only that something was done in them. */
    public boolean readsCases() {
        return roles.stream().anyMatch(Role::readsCases);
    }

    /** Reads what is asked about the data of cases: who reads the cases. */
    public boolean readsQueries() {
        return readsCases();
    }

    /** Reads central reviews in lists: who makes them, and those who read cases without entering them. */
    public boolean readsReviews() {
        return roles.stream().anyMatch(Role::readsReviews);
    }

    /** As lines of the audit trail say what of whom. */
    String auditText(String what) {
        return userName + ": " + what;
    }
}
