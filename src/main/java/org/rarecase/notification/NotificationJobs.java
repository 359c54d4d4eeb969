package org.rarecase.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.rarecase.account.CurrentAccount;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done by itself: mails every few seconds, and once a night what was read long ago is deleted. */
@Component
class NotificationJobs {

    private static final LocalTime NIGHT = LocalTime.of(3, 30);
    private static final int ROWS_AT_ONCE = 1000;

    private final MailDigests packing;
    private final MailDispatch dispatch;
    private final MailSettings mailSettings;
    private final NotificationSettings newsSettings;
    private final NotificationRepository news;
    private final MailRepository mails;
    private final CurrentAccount currentAccount;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BackgroundJob sending;
    private final BackgroundJob cleaning;

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
            Clock clock,
            BackgroundJobs jobs) {
        this.packing = packing;
        this.dispatch = dispatch;
        this.mailSettings = mailSettings;
        this.newsSettings = newsSettings;
        this.news = news;
        this.mails = mails;
        this.currentAccount = currentAccount;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.sending = jobs.job("Sending mails");
        this.cleaning = jobs.job("Deleting news that were read");
        if (mailSettings.background()) {
            scheduleCleaning();
            if (setup.isOn()) {
                sending.every(mailSettings.every(), this::mail);
            }
        }
    }

    /** One round: what is due becomes mails, and they are sent. */
    void mail() {
        currentAccount.callAsSystem(() -> {
            packing.packWhatIsDue();
            boolean more = true;
            while (more && !sending.isStopped()) {
                more = dispatch.sendNext();
            }
            return more;
        });
    }

    private void scheduleCleaning() {
        ZonedDateTime now = clock.instant().atZone(mailSettings.zoneOrThatOfTheServer());
        ZonedDateTime tonight = now.with(NIGHT);
        ZonedDateTime next = tonight.isAfter(now) ? tonight : tonight.plusDays(1);
        cleaning.after(Duration.between(now, next), () -> {
            clean();
            scheduleCleaning();
        });
    }

    /** A few rows at a time, so that nobody waits for it. */
    void clean() {
        Instant before = clock.instant().minus(newsSettings.keepRead());
        repeat(() -> news.deleteRead(before, ROWS_AT_ONCE));
        repeat(() -> mails.deleteSent(before, ROWS_AT_ONCE));
    }

    private void repeat(IntSupplier deletion) {
        int deleted = ROWS_AT_ONCE;
        while (deleted == ROWS_AT_ONCE && !cleaning.isStopped()) {
            deleted = Objects.requireNonNullElse(transaction.execute(it -> deletion.getAsInt()), 0);
        }
    }
}
