package org.rarecase.notification.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.communication.PushMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.rarecase.account.CurrentAccount;
import org.rarecase.notification.NotificationWritten;
import org.rarecase.notification.Notifications;
import org.rarecase.shared.BackgroundJob;
import org.rarecase.shared.BackgroundJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The bells that are shown at the moment. They are brought up to date when a page is opened, and while it stays open when
 * somebody on this node did something.
 */
@Component
class NotificationBells {

    private static final Logger log = LoggerFactory.getLogger(NotificationBells.class);

    /** What happens within this time is counted together. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final Set<NotificationBell> shown = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final Notifications news;
    private final CurrentAccount currentAccount;
    private final BackgroundJob job;

    NotificationBells(Notifications news, CurrentAccount currentAccount, BackgroundJobs jobs) {
        this.news = news;
        this.currentAccount = currentAccount;
        this.job = jobs.job("Counting news for open pages");
    }

    void add(NotificationBell bell) {
        shown.add(bell);
    }

    void remove(NotificationBell bell) {
        shown.remove(bell);
    }

    /** The frame may show a bell at more than one place; the first of them counts for all. */
    void refresh(UI window, NotificationBell asking) {
        if (shown.stream()
                .filter(bell -> bell.isIn(window))
                .findFirst()
                .filter(asking::equals)
                .isPresent()) {
            refresh(window);
        }
    }

    void refresh(UI window) {
        List<NotificationBell> here =
                shown.stream().filter(bell -> bell.isIn(window)).toList();
        if (!here.isEmpty()) {
            try {
                int unread = news.unread();
                here.forEach(bell -> bell.show(unread));
            } catch (DataAccessException | TransactionException databaseIsAway) {
                log.debug("News not counted", databaseIsAway);
            }
        }
    }

    @TransactionalEventListener
    void on(NotificationWritten event) {
        if (!shown.isEmpty() && underWay.compareAndSet(false, true)) {
            job.after(GATHERING, this::refreshAll);
        }
    }

    private void refreshAll() {
        underWay.set(false);
        Map<String, List<NotificationBell>> byAccount = shown.stream()
                .filter(NotificationBell::canBeTold)
                .collect(Collectors.groupingBy(NotificationBell::userName));
        byAccount.forEach((userName, bells) -> {
            try {
                int unread = currentAccount.callAs(userName, news::unread);
                bells.forEach(bell -> bell.tell(unread));
            } catch (DataAccessException | TransactionException nextTime) {
                log.debug("News of {} not counted", userName, nextTime);
            }
        });
    }

    static boolean isPushed(UI window) {
        return window.getPushConfiguration().getPushMode() == PushMode.AUTOMATIC;
    }
}
