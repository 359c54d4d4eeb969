package org.rarecase.pathology.agreed;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Optional;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.Role;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.WholeCases;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.ReviewPolicy;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.concordance.CaseDiagnoses;
import org.springframework.stereotype.Component;

/** Reviews with what their cases hold of them, whoever asks; nothing of it is shown from here. */
@Component
class ReviewsInCases {

    private final Reviews reviews;
    private final WholeCases cases;
    private final Accounts accounts;

    ReviewsInCases(Reviews reviews, WholeCases cases, Accounts accounts) {
        this.reviews = reviews;
        this.cases = cases;
        this.accounts = accounts;
    }

    Optional<CaseId> caseOf(long reviewId) {
        return reviews.caseOf(reviewId);
    }

    /** The case is held before the review. */
    ReviewInCase lock(long reviewId) {
        Case stored = caseOf(reviewId).map(cases::lockForProcess).orElseThrow(ReviewsInCases::none);
        List<Reading> readings = reviews.lock(reviewId);
        if (readings.isEmpty()) {
            throw none();
        }
        return new ReviewInCase(readings, stored.caseSummary(), new CaseDiagnoses(stored.entries(), stored.evaluate()));
    }

    /** User names of those who are to compare with the diagnosis of the site, by seat; none: a coordinator does. */
    List<String> comparingReaders(ReviewInCase review) {
        if (review.review().policy().compareBy() == ReviewPolicy.CompareBy.COORDINATOR) {
            return List.of();
        }
        List<String> active = accounts
                .active(Role.PATHOLOGIST, review.caseSummary().site().id())
                .stream()
                .map(Account::userName)
                .toList();
        return review.readers().stream().filter(active::contains).toList();
    }

    static ReviewNotPossible none() {
        return new ReviewNotPossible(t("There is no such review. Look for the case in Cases."));
    }
}
