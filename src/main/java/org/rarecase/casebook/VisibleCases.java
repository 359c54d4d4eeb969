package org.rarecase.casebook;

import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.form.FormDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Many cases as {@link Casebook#open} shows each of them to the account, for who reads a whole registry: by their numbers,
 * a page after the other, in a count of statements that does not depend on how many they are.
 */
@Service
public class VisibleCases {

    private final CaseSearch search;
    private final CurrentAccount currentAccount;

    VisibleCases(CaseSearch search, CurrentAccount currentAccount) {
        this.search = search;
        this.currentAccount = currentAccount;
    }

    /**
     * Those that follow in the order of their numbers, or in one that tells nothing of them.
     *
     * @param restricted with those whose use is restricted, if the account reads what is in them (GDPR 18); they are
     *     never among them for others
     * @param salt empty: by their numbers; else by the SHA-256 of the salt followed by the number, in hexadecimal digits
     * @param after what the last case of the page before was ordered by, or empty
     */
    @Transactional(readOnly = true)
    public List<VisibleCase> page(CaseFilter filter, boolean restricted, String salt, String after, int limit) {
        CaseAccess access = access();
        if (!access.mayReadCases()) {
            return List.of();
        }
        return search
                .page(
                        filter,
                        currentAccount.sites(),
                        access,
                        restricted && access.readsRestricted(),
                        salt,
                        after,
                        limit)
                .stream()
                .map(stored -> open(stored, access))
                .toList();
    }

    private static VisibleCase open(Case stored, CaseAccess access) {
        if (!access.mayRead(stored)) {
            throw new IllegalStateException("The list has a case that the account may not open: "
                    + stored.caseSummary().number());
        }
        return Casebook.opened(new ReadableCases.Readable(stored, access));
    }

    /** How many there are. */
    @Transactional(readOnly = true)
    public int count(CaseFilter filter, boolean restricted) {
        CaseAccess access = access();
        return access.mayReadCases()
                ? search.count(filter, currentAccount.sites(), access, restricted && access.readsRestricted())
                : 0;
    }

    /** How many more there would be if none were restricted, of those that the account may know of. */
    @Transactional(readOnly = true)
    public int countRestricted(CaseFilter filter) {
        CaseAccess access = access();
        return access.mayReadCases() && access.mayKnowOfRestricted()
                ? search.count(filter, currentAccount.sites(), access, true)
                        - search.count(filter, currentAccount.sites(), access, false)
                : 0;
    }

    /** The versions of forms that these cases have. */
    @Transactional(readOnly = true)
    public List<FormDefinition> versions(CaseFilter filter, boolean restricted) {
        CaseAccess access = access();
        return access.mayReadCases()
                ? shown(search.versions(filter, currentAccount.sites(), access, restricted && access.readsRestricted()))
                : List.of();
    }

    /** Of these forms what the account sees of them in every case, whatever it has reviewed. */
    public List<FormDefinition> shown(List<FormDefinition> forms) {
        return access().isReviewerOnly()
                ? forms.stream()
                        .filter(FormDefinition::isOpenToReader)
                        .map(FormDefinition::withoutBlindedItems)
                        .toList()
                : forms;
    }

    private CaseAccess access() {
        return new CaseAccess(currentAccount.account());
    }
}
