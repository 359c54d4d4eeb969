package org.rarecase.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes once a night what was read long ago. */
@Component
class NotificationCleaning {

    private static final LocalTime NIGHT = LocalTime.of(3, 30);
    private static final int ROWS_AT_ONCE = 1000;

    private final NotificationRepository news;
    private final NotificationSettings settings;
    private final Mailing mailing;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final BackgroundJob cleaning;

    NotificationCleaning(
            NotificationRepository news,
            NotificationSettings settings,
            Mailing mailing,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock,
            BackgroundJobs jobs) {
        this.news = news;
        this.settings = settings;
        this.mailing = mailing;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
        this.cleaning = jobs.job("Deleting news that were read");
        if (settings.background()) {
            scheduleCleaning();
        }
    }

    private void scheduleCleaning() {
        ZonedDateTime now = clock.instant().atZone(mailing.zone());
        ZonedDateTime tonight = now.with(NIGHT);
        ZonedDateTime next = tonight.isAfter(now) ? tonight : tonight.plusDays(1);
        cleaning.after(Duration.between(now, next), () -> {
            clean();
            scheduleCleaning();
        });
    }

    /** A few rows at a time, so that nobody waits for it. Mails go first: news are kept as long as their mail. */
    void clean() {
        Instant before = clock.instant().minus(settings.keepRead());
        events.publishEvent(new NotificationsExpired(before));
        Integer deleted = ROWS_AT_ONCE;
        while (Integer.valueOf(ROWS_AT_ONCE).equals(deleted) && !cleaning.isStopped()) {
            deleted = transaction.execute(it -> news.deleteRead(before, ROWS_AT_ONCE));
        }
    }
}
