package org.rarecase.pathology.figures;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.form.Forms;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures of the central reviews at the account's sites, of cases whose use is not restricted: in two statements however many
 * there are. A reader has those of reviews that the own signature is in and nobody is to read any more; a monitor has nothing of
 * readings before the diagnosis is agreed. Single readers are told to coordinators and auditors, and to each reader the own.
 */
@Service
public class ReviewFigures {

    private static final String MORPHOLOGIES = "icdo-morphology";

    private final FiguresRepository repository;
    private final Forms forms;
    private final CurrentAccount currentAccount;

    ReviewFigures(FiguresRepository repository, Forms forms, CurrentAccount currentAccount) {
        this.repository = repository;
        this.forms = forms;
        this.currentAccount = currentAccount;
    }

    /** Whether the account may have figures of any single reader. */
    public boolean knowsReaders() {
        return knowsReaders(currentAccount.account());
    }

    /** Refuses who reads no reviews, and figures of a reader for who may not know that. */
    @Transactional(readOnly = true)
    public Figures of(FigureFilter filter) {
        Account account = currentAccount.account();
        boolean all = knowsReaders(account);
        if (!account.readsReviews() || filter.reader() != null && !all) {
            throw new NotAllowed(t("These figures are not for your role."));
        }
        SiteScope scope = currentAccount.sites();
        String reviewer = account.isReviewerOnly() ? account.userName() : null;
        List<CountedReview> reviews = repository.reviews(filter, scope, reviewer);
        FigureCounts counts = new FigureCounts(reviews, repository.readings(filter, scope, reviewer), morphologies());
        boolean few = reviewer != null && counts.reviews() < Figures.LEAST_OF_READER;
        return new Figures(
                counts.reviews(),
                counts.toReading(),
                counts.toAgreed(),
                counts.toAcknowledged(),
                counts.cells(),
                counts.rates(),
                counts.agree(!all && reviewer == null, all),
                readers(counts, all, few ? null : reviewer),
                few && counts.reviews() > 0);
    }

    private static List<ReaderFigures> readers(FigureCounts counts, boolean all, @Nullable String own) {
        return all ? counts.readers(null) : own == null ? List.of() : counts.readers(own);
    }

    private CodeList morphologies() {
        return forms.inUse()
                .findCodeList(MORPHOLOGIES)
                .orElseGet(() -> new CodeList(MORPHOLOGIES, LocalizedText.ofNoLanguage(MORPHOLOGIES), List.of()));
    }

    private static boolean knowsReaders(Account account) {
        return account.roles().contains(Role.COORDINATOR) || account.roles().contains(Role.AUDITOR);
    }
}
