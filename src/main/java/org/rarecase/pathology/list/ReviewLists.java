package org.rarecase.pathology.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages of the lists of central reviews, of cases at the account's sites whose use is not restricted. What readers find is
 * told to who signed a reading of the same review, once nobody is to read the case any more; to monitors once it is agreed;
 * to coordinators and auditors.
 */
@Service
public class ReviewLists {

    private static final Comparator<ListedReview> FIRST_DUE =
            Comparator.comparing(ListedReview::at).thenComparing(ListedReview::id);

    private final ReviewListRepository repository;
    private final CurrentAccount currentAccount;

    ReviewLists(ReviewListRepository repository, CurrentAccount currentAccount) {
        this.repository = repository;
        this.currentAccount = currentAccount;
    }

    /** The lists that the account has. */
    public List<ReviewTab> tabs() {
        Account account = currentAccount.account();
        return Arrays.stream(ReviewTab.values())
                .filter(tab -> tab.isFor(account))
                .toList();
    }

    /**
     * A page of a list; empty for who does not have it.
     *
     * @param after last line of the page before, or null
     */
    @Transactional(readOnly = true)
    public List<ListedReview> page(ReviewTab tab, @Nullable ListedReview after, int limit) {
        Account account = currentAccount.account();
        if (!tab.isFor(account)) {
            return List.of();
        }
        SiteScope scope = currentAccount.sites();
        return switch (tab) {
            case MINE -> mine(account, scope, after, limit);
            case UNASSIGNED -> repository.unassigned(scope, false, after, limit);
            case BEING_READ -> repository.beingRead(scope, after, limit);
            case DISAGREEMENT -> disagreement(account, scope, after, limit);
            case SIGNED -> signed(account, scope, after, limit);
        };
    }

    private List<ListedReview> mine(Account account, SiteScope scope, @Nullable ListedReview after, int limit) {
        List<ListedReview> mine = new ArrayList<>(repository.readBy(account.userName(), scope, after, limit));
        if (account.isReviewerOnly()) {
            mine.addAll(repository.unassigned(scope, true, after, limit));
        }
        return mine.stream().sorted(FIRST_DUE).limit(limit).toList();
    }

    /** What is to be acknowledged stands on top. */
    private List<ListedReview> disagreement(Account account, SiteScope scope, @Nullable ListedReview after, int limit) {
        String reviewer = account.isReviewerOnly() ? account.userName() : null;
        List<ListedReview> found = new ArrayList<>();
        boolean onTop = after == null || after.status() == ListedReview.Status.UNACKNOWLEDGED;
        if (onTop) {
            found.addAll(repository.unacknowledged(scope, reviewer, after, limit));
        }
        if (found.size() < limit && (reviewer != null || knowsReaders(account))) {
            found.addAll(repository.pending(scope, reviewer, onTop ? null : after, limit - found.size()));
        }
        return found;
    }

    private List<ListedReview> signed(Account account, SiteScope scope, @Nullable ListedReview after, int limit) {
        if (account.isReviewerOnly()) {
            return repository.signedBy(account.userName(), scope, after, limit);
        }
        return repository.signed(scope, knowsReaders(account), after, limit);
    }

    private static boolean knowsReaders(Account account) {
        return account.roles().contains(Role.COORDINATOR) || account.roles().contains(Role.AUDITOR);
    }
}
