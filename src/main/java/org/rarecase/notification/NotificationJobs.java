package org.rarecase.notification;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.rarecase.account.CurrentAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done by itself: mails every few seconds, and once a night what was read long ago is deleted. */
@Component
class NotificationJobs {

    private static final Logger log = LoggerFactory.getLogger(NotificationJobs.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 30);
    private static final int ROWS_AT_ONCE = 1000;

    private final MailDigests packing;
    private final MailDispatch dispatch;
    private final MailSetup setup;
    private final MailSettings mailSettings;
    private final NotificationSettings newsSettings;
    private final NotificationRepository news;
    private final MailRepository mails;
    private final CurrentAccount currentAccount;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("news").daemon().factory());

    NotificationJobs(
            MailDigests packing,
            MailDispatch dispatch,
            MailSetup setup,
            MailSettings mailSettings,
            NotificationSettings newsSettings,
            NotificationRepository news,
            MailRepository mails,
            CurrentAccount currentAccount,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.packing = packing;
        this.dispatch = dispatch;
        this.setup = setup;
        this.mailSettings = mailSettings;
        this.newsSettings = newsSettings;
        this.news = news;
        this.mails = mails;
        this.currentAccount = currentAccount;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!mailSettings.background()) {
            return;
        }
        scheduleCleaning();
        if (setup.isOn()) {
            long millis = mailSettings.every().toMillis();
            thread.scheduleWithFixedDelay(
                    () -> attempt("Sending mails", this::mail), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    /** One round: what is due becomes mails, and they are sent. */
    void mail() {
        currentAccount.callAsSystem(() -> {
            packing.packWhatIsDue();
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = dispatch.sendNext();
            }
            return more;
        });
    }

    private void scheduleCleaning() {
        ZonedDateTime now = clock.instant().atZone(mailSettings.zoneOrThatOfTheServer());
        ZonedDateTime tonight = now.with(NIGHT);
        ZonedDateTime next = tonight.isAfter(now) ? tonight : tonight.plusDays(1);
        thread.schedule(
                () -> {
                    attempt("Deleting news that were read", this::clean);
                    scheduleCleaning();
                },
                Duration.between(now, next).toSeconds(),
                TimeUnit.SECONDS);
    }

    /** A few rows at a time, so that nobody waits for it. */
    void clean() {
        Instant before = clock.instant().minus(newsSettings.keepRead());
        repeat(() -> news.deleteRead(before, ROWS_AT_ONCE));
        repeat(() -> mails.deleteSent(before, ROWS_AT_ONCE));
    }

    private void repeat(IntSupplier deletion) {
        int deleted = ROWS_AT_ONCE;
        while (deleted == ROWS_AT_ONCE && !thread.isShutdown()) {
            deleted = Objects.requireNonNullElse(transaction.execute(it -> deletion.getAsInt()), 0);
        }
    }

    /** Whatever fails now is done at the next turn. */
    private static void attempt(String what, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException databaseIsAway) {
            log.warn("{} pauses", what, databaseIsAway);
        }
    }
}
