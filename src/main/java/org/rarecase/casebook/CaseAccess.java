package org.rarecase.casebook;

import java.util.List;
import java.util.stream.Stream;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.entry.Evaluation;

/** What an account sees of a case and what it may change there. */
final class CaseAccess {

    private final Account account;

    CaseAccess(Account account) {
        this.account = account;
    }

    /** Only pathologist: sees just the cases sent to review, without what the site found. */
    boolean isReviewerOnly() {
        return account.isReviewerOnly();
    }

    boolean mayReadCases() {
        return isReviewerOnly() || account.readsCases();
    }

    boolean mayRead(Case stored) {
        if (!account.sites().includes(stored.caseSummary().site().id()) || !mayKnowOf(stored.caseSummary())) {
            return false;
        }
        return isReviewerOnly() ? stored.entries().stream().anyMatch(FormInstance::isReview) : mayReadCases();
    }

    /** A restricted case is known to its site and to those who read it; to monitors and reviewers it has gone. */
    boolean mayKnowOf(CaseSummary found) {
        return found.consent().permitsUse() || mayKnowOfRestricted();
    }

    boolean mayKnowOfRestricted() {
        return account.roles().contains(Role.INVESTIGATOR) || readsRestricted();
    }

    /** Restricted data are read by who decides on the request and who proves what was done (GDPR 18(2)). */
    boolean mayUse(CaseSummary found) {
        return found.consent().permitsUse() || readsRestricted();
    }

    boolean readsRestricted() {
        return account.roles().contains(Role.COORDINATOR) || account.roles().contains(Role.AUDITOR);
    }

    /**
     * Blinded until the own review and those of all other seats are signed off (ICH E6(R3) 4.1): who has signed must not be
     * able to tell who has not. A review by a colleague alone does not count. The forms of all seats are there from the
     * moment the review is opened. Once a new review is asked for, as of a relapse, who reviewed before is blinded again
     * until it is signed off.
     */
    boolean isBlinded(Case stored) {
        return isReviewerOnly()
                && (stored.entries().stream().noneMatch(this::isOwnSignedReview)
                        || stored.entries().stream()
                                .anyMatch(
                                        entry -> isBlindReview(entry) && entry.signedOffAt() == null && !entry.kept()));
    }

    /** Filled without knowing what the site found, other than what compares both afterwards. */
    private static boolean isBlindReview(FormInstance entry) {
        return entry.isReview() && !entry.form().blinded();
    }

    private boolean isOwnSignedReview(FormInstance entry) {
        return isBlindReview(entry) && entry.signedOffAt() != null && entry.isReadBy(account.userName());
    }

    List<FormInstance> visible(Case stored) {
        boolean blinded = isBlinded(stored);
        Stream<FormInstance> visible = stored.entries().stream()
                .filter(entry -> entry.isReview()
                        ? mayReadReview(entry, blinded)
                        : !blinded || entry.form().isOpenToReader());
        if (!isReviewerOnly()) {
            return visible.toList();
        }
        if (!blinded) {
            return visible.map(entry -> entry.isReview() ? entry : entry.ofReaders())
                    .toList();
        }
        Evaluation whole = stored.evaluate();
        return visible.map(entry -> entry.blinded(whole)).toList();
    }

    /**
     * An open review is shown to its reader alone, and before anybody has begun it to those who may; a signed one to all
     * but those who are still to judge. An auditor reads all, also what was handed over.
     */
    boolean mayReadReview(FormInstance entry, boolean blinded) {
        if (blinded && entry.form().blinded()) {
            return false;
        }
        if (entry.signedOffAt() != null) {
            return !blinded || isOwnSignedReview(entry);
        }
        return account.roles().contains(Role.AUDITOR)
                || account.roles().contains(Role.PATHOLOGIST) && !entry.kept() && !isOfColleague(entry);
    }

    /** A review that another pathologist has begun. */
    boolean isOfColleague(FormInstance entry) {
        return entry.isReview() && entry.reader() != null && !entry.isReadBy(account.userName());
    }

    /** Whether the account is one of those who fill this form at the site of the case. */
    boolean fills(Case stored, FormInstance entry) {
        return entry.fillingRole().filter(account.roles()::contains).isPresent()
                && account.sites().includes(stored.caseSummary().site().id());
    }
}
