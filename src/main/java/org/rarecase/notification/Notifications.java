package org.rarecase.notification;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The news of the account that is logged in. What its roles and sites do not show any more is not told either. */
@Service
public class Notifications {

    /** More are not counted. */
    public static final int MOST_COUNTED = 100;

    private final NotificationRepository repository;
    private final CurrentAccount currentAccount;
    private final Clock clock;

    Notifications(NotificationRepository repository, CurrentAccount currentAccount, Clock clock) {
        this.repository = repository;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    /** The kinds that concern the account; none for somebody who does not work with cases. */
    public List<NotificationKind> kinds() {
        return NotificationKind.of(currentAccount.account().roles());
    }

    /** How many are unread, {@link #MOST_COUNTED} at most. */
    @Transactional(readOnly = true)
    public int unread() {
        return repository.unread(currentAccount.account(), MOST_COUNTED);
    }

    /** A page of news, newest first. */
    @Transactional(readOnly = true)
    public List<Notification> page(boolean unreadOnly, @Nullable Notification after, int limit) {
        return repository.page(currentAccount.account(), unreadOnly, after, limit);
    }

    /** Gives it to be shown, and takes it as read. */
    @Transactional
    public Notification open(NotificationId id) {
        Account account = currentAccount.account();
        Notification item = repository
                .find(account, id)
                .orElseThrow(
                        () -> new NotificationNotFound(
                                t(
                                        "This news is not there any more, or it belongs to another account. Look at your list of news.")));
        repository.read(account.id(), id, clock.instant());
        return item;
    }

    @Transactional
    public void markRead(NotificationId id) {
        repository.read(currentAccount.account().id(), id, clock.instant());
    }

    @Transactional
    public void markUnread(NotificationId id) {
        repository.unread(currentAccount.account().id(), id);
    }

    /** @param upTo the newest that the person has seen: what came later stays unread */
    @Transactional
    public void markAllRead(NotificationId upTo) {
        repository.readAll(currentAccount.account().id(), upTo, clock.instant());
    }
}
