package org.rarecase.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.Accounts;
import org.rarecase.study.SiteId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The news that wait to be mailed, for whoever sends mails. Asked by the product itself. */
@Service
public class MailableNotifications {

    /**
     * Somebody for whom news wait to be mailed.
     *
     * @param chose whether the person ever said when
     * @param zone in which the hour is meant; null: that of the registry
     * @param oldest when the oldest of the news happened
     */
    public record Addressee(
            AccountId account,
            boolean chose,
            Delivery delivery,
            int digestHour,
            @Nullable ZoneId zone,
            Instant oldest) {}

    record Waiting(NotificationId id, NotificationKind kind, SiteId site, boolean readMeanwhile) {}

    private final MailableNotificationRepository repository;
    private final NotificationRepository news;
    private final Accounts accounts;

    MailableNotifications(MailableNotificationRepository repository, NotificationRepository news, Accounts accounts) {
        this.repository = repository;
        this.news = news;
        this.accounts = accounts;
    }

    @Transactional(readOnly = true)
    public List<Addressee> addressees() {
        return repository.addressees();
    }

    /** Before they are taken: makes the row by which nodes that pack for an account keep out of each other's way. */
    @Transactional
    public void prepare(Addressee addressee) {
        if (!addressee.chose()) {
            repository.addDelivery(addressee.account());
        }
    }

    /**
     * What happened before that moment and is still to be mailed, held until the transaction ends. What the person has
     * read meanwhile, does not want or may not see any more waits no longer.
     *
     * @return none where another node is just packing for the account
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<NotificationId> take(Addressee addressee, Instant before) {
        AccountId account = addressee.account();
        if (!repository.lockDelivery(account)) {
            return List.of();
        }
        List<Waiting> waiting = repository.lockWaiting(account, before);
        Optional<Account> reader = addressee.delivery() == Delivery.OFF
                ? Optional.empty()
                : accounts.find(account).filter(it -> it.active() && it.email() != null);
        List<NotificationId> wanted = new ArrayList<>();
        List<NotificationId> dropped = new ArrayList<>();
        waiting.forEach(each ->
                (reader.filter(person -> mayStillSee(person, each)).isPresent() ? wanted : dropped).add(each.id()));
        repository.enclose(dropped, null);
        return List.copyOf(wanted);
    }

    private static boolean mayStillSee(Account account, Waiting news) {
        return !news.readMeanwhile()
                && NotificationKind.of(account.roles()).contains(news.kind())
                && account.sites().includes(news.site());
    }

    /** They are in this mail from now on, at each try, and are kept as long as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enclose(List<NotificationId> taken, long mailId) {
        repository.enclose(taken, mailId);
    }

    /** The news of a mail, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<Notification> ofMail(long mailId) {
        return news.ofMail(mailId);
    }
}
