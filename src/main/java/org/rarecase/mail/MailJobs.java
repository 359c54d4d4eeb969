package org.rarecase.mail;

import org.rarecase.account.CurrentAccount;
import org.rarecase.notification.NotificationsExpired;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends mails every few seconds, and forgets those that were sent long ago. */
@Component
class MailJobs {

    private static final int ROWS_AT_ONCE = 1000;

    private final MailDigests packing;
    private final MailDispatch dispatch;
    private final MailRepository mails;
    private final CurrentAccount currentAccount;
    private final TransactionTemplate transaction;
    private final BackgroundJob sending;

    MailJobs(
            MailDigests packing,
            MailDispatch dispatch,
            MailSetup setup,
            MailSettings settings,
            MailRepository mails,
            CurrentAccount currentAccount,
            PlatformTransactionManager transactions,
            BackgroundJobs jobs) {
        this.packing = packing;
        this.dispatch = dispatch;
        this.mails = mails;
        this.currentAccount = currentAccount;
        this.transaction = new TransactionTemplate(transactions);
        this.sending = jobs.job("Sending mails");
        if (settings.background() && setup.isOn()) {
            sending.every(settings.every(), this::mail);
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

    /** A few rows at a time, so that nobody waits for it. */
    @EventListener
    void on(NotificationsExpired event) {
        Integer deleted = ROWS_AT_ONCE;
        while (Integer.valueOf(ROWS_AT_ONCE).equals(deleted) && !sending.isStopped()) {
            deleted = transaction.execute(it -> mails.deleteSent(event.before(), ROWS_AT_ONCE));
        }
    }
}
