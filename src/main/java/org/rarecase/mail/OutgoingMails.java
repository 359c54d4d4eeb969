package org.rarecase.mail;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails that wait or were refused, for administrators. What they say is not shown. */
@Service
public class OutgoingMails {

    private final MailRepository repository;
    private final MailDispatch dispatch;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final Clock clock;

    OutgoingMails(
            MailRepository repository,
            MailDispatch dispatch,
            Accounts accounts,
            CurrentAccount currentAccount,
            Clock clock) {
        this.repository = repository;
        this.dispatch = dispatch;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    /** A page of mails of one state, the oldest first. */
    @Transactional(readOnly = true)
    public List<OutgoingMail> page(OutgoingMail.State state, @Nullable OutgoingMail after, int limit) {
        currentAccount.as(Role.ADMINISTRATOR);
        return repository.page(state, after, limit);
    }

    /** Whom these mails go to. */
    @Transactional(readOnly = true)
    public Map<AccountId, Account> readers(List<OutgoingMail> mails) {
        return mails.stream()
                .map(OutgoingMail::account)
                .distinct()
                .flatMap(id -> accounts.find(id).stream())
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    @Transactional
    public void retry(long id) {
        currentAccount.as(Role.ADMINISTRATOR);
        repository.retry(id, clock.instant());
        dispatch.resumeNow();
    }

    @Transactional
    public void retryAll() {
        currentAccount.as(Role.ADMINISTRATOR);
        repository.retryAll(clock.instant());
        dispatch.resumeNow();
    }
}
