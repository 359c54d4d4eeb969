package org.rarecase.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.Accounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the news that wait for somebody together into one mail, when its time has come. After that the mail holds the
 * same news at each try.
 */
@Component
class MailDigests {

    private final MailRepository repository;
    private final MailSetup setup;
    private final MailSettings settings;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailDigests(
            MailRepository repository,
            MailSetup setup,
            MailSettings settings,
            Accounts accounts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.setup = setup;
        this.settings = settings;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Called as the product itself. */
    void packWhatIsDue() {
        Instant now = clock.instant();
        for (MailRepository.Addressee addressee : repository.addressees()) {
            Instant before = addressee.delivery() == Delivery.DAILY
                    ? lastDigest(addressee, now)
                    : now.plus(1, ChronoUnit.MICROS);
            if (addressee.oldest().isBefore(before)) {
                if (!addressee.chose()) {
                    transaction.executeWithoutResult(it -> repository.addDelivery(addressee.account()));
                }
                transaction.executeWithoutResult(it -> pack(addressee, before, now));
            }
        }
    }

    /** What happened before it is due by now. */
    private Instant lastDigest(MailRepository.Addressee addressee, Instant now) {
        ZoneId zone = addressee.zone();
        ZonedDateTime here = now.atZone(zone == null ? settings.zoneOrThatOfTheServer() : zone);
        ZonedDateTime today = here.with(LocalTime.of(addressee.digestHour(), 0));
        return (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
    }

    private void pack(MailRepository.Addressee addressee, Instant before, Instant now) {
        AccountId account = addressee.account();
        if (!repository.lockDelivery(account)) {
            return;
        }
        List<MailRepository.Mailable> waiting = repository.lockMailable(account, before);
        Optional<Account> reader = addressee.delivery() == Delivery.OFF
                ? Optional.empty()
                : accounts.find(account).filter(it -> it.active() && it.email() != null);
        List<NotificationId> wanted = waiting.stream()
                .filter(it -> reader.filter(person -> mayStillSee(person, it)).isPresent())
                .map(MailRepository.Mailable::id)
                .toList();
        repository.enclose(
                waiting.stream()
                        .map(MailRepository.Mailable::id)
                        .filter(id -> !wanted.contains(id))
                        .toList(),
                null);
        if (!wanted.isEmpty()) {
            repository.enclose(wanted, repository.insert(account, setup.newMessageId(), now));
        }
    }

    private static boolean mayStillSee(Account account, MailRepository.Mailable news) {
        return !news.readMeanwhile()
                && NotificationKind.of(account.roles()).contains(news.kind())
                && account.sites().includes(news.site());
    }
}
