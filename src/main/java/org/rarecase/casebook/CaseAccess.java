package org.rarecase.casebook;

import java.util.List;
import java.util.stream.Stream;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.casebook.FormInstance.Blinding;
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
     * until it is signed off. Whoever reads unblinded, as an adjudicator does, is not blinded meanwhile, and blinds nobody.
     */
    boolean isBlinded(Case stored) {
        if (!isReviewerOnly() || open(stored).anyMatch(this::isOwnUnblinded)) {
            return false;
        }
        return stored.entries().stream().noneMatch(this::isOwnSignedReview)
                || open(stored).anyMatch(reading -> blinding(reading) == Blinding.WHOLE);
    }

    private static Stream<FormInstance> open(Case stored) {
        return stored.entries().stream()
                .filter(entry -> isReading(entry) && entry.signedOffAt() == null && !entry.kept());
    }

    private boolean isOwnUnblinded(FormInstance reading) {
        return blinding(reading) != Blinding.WHOLE && reading.isReadBy(account.userName());
    }

    private static Blinding blinding(FormInstance reading) {
        return reading.review().blinding();
    }

    /** States a diagnosis, and does not compare two of them afterwards. */
    private static boolean isReading(FormInstance entry) {
        return entry.isReview() && !entry.form().blinded();
    }

    private boolean isOwnSignedReview(FormInstance entry) {
        return isReading(entry) && entry.signedOffAt() != null && entry.isReadBy(account.userName());
    }

    List<FormInstance> visible(Case stored) {
        boolean blinded = isBlinded(stored);
        Stream<FormInstance> visible = stored.entries().stream()
                .filter(entry -> entry.isReview()
                        ? mayReadReview(entry, stored, blinded)
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
     * An open review is shown to its reader alone, and before anybody has begun it to those who may. A signed one is shown to
     * coordinators, and to those who judge cases once none of them is still to judge; to its site and monitors not before
     * a diagnosis is agreed, so that nobody acts on what one of several readers found. An auditor reads all, also what was
     * handed over.
     */
    private boolean mayReadReview(FormInstance entry, Case stored, boolean blinded) {
        if (blinded && entry.form().blinded()) {
            return false;
        }
        if (entry.signedOffAt() != null) {
            return entry.isReadBy(account.userName()) || mayReadSigned(entry, stored, blinded);
        }
        return account.roles().contains(Role.AUDITOR)
                || account.roles().contains(Role.PATHOLOGIST) && !entry.kept() && !isOfColleague(entry);
    }

    /** Of a colleague. Who is still to read by the own eyes is not told of it, whatever the other roles. */
    private boolean mayReadSigned(FormInstance entry, Case stored, boolean blinded) {
        if (isReviewerOnly()) {
            return !blinded && open(stored).allMatch(reading -> blinding(reading) == Blinding.NONE);
        }
        List<Blinding> own = open(stored)
                .filter(reading -> reading.isReadBy(account.userName()))
                .map(CaseAccess::blinding)
                .toList();
        return entry.review().agreed() || own.contains(Blinding.NONE) || own.isEmpty() && readsRestricted();
    }

    /** Whether a review goes on of which site and monitors are told at most how many have signed. */
    boolean isKeptFromReaders(Case stored) {
        return !isReviewerOnly()
                && !readsRestricted()
                && stored.entries().stream()
                        .anyMatch(entry -> isReading(entry)
                                && !entry.kept()
                                && !entry.review().agreed());
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
