package org.rarecase.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.rarecase.notification.Delivery;
import org.rarecase.notification.MailableNotifications;
import org.rarecase.notification.NotificationId;
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
    private final MailableNotifications news;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailDigests(
            MailRepository repository,
            MailSetup setup,
            MailableNotifications news,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.setup = setup;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Called as the product itself. */
    void packWhatIsDue() {
        Instant now = clock.instant();
        for (MailableNotifications.Addressee addressee : news.addressees()) {
            Instant before = addressee.delivery() == Delivery.DAILY
                    ? lastDigest(addressee, now)
                    : now.plus(1, ChronoUnit.MICROS);
            if (addressee.oldest().isBefore(before)) {
                news.prepare(addressee);
                transaction.executeWithoutResult(it -> pack(addressee, before, now));
            }
        }
    }

    /** What happened before it is due by now. */
    private Instant lastDigest(MailableNotifications.Addressee addressee, Instant now) {
        ZoneId zone = addressee.zone();
        ZonedDateTime here = now.atZone(zone == null ? setup.zone() : zone);
        ZonedDateTime today = here.with(LocalTime.of(addressee.digestHour(), 0));
        return (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
    }

    private void pack(MailableNotifications.Addressee addressee, Instant before, Instant now) {
        List<NotificationId> taken = news.take(addressee, before);
        if (!taken.isEmpty()) {
            news.enclose(taken, repository.insert(addressee.account(), setup.newMessageId(), now));
        }
    }
}
