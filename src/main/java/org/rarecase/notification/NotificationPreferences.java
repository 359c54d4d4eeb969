package org.rarecase.notification;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the account that is logged in wants to be told, and how. */
@Service
public class NotificationPreferences {

    private final PreferenceRepository repository;
    private final CurrentAccount currentAccount;

    NotificationPreferences(PreferenceRepository repository, CurrentAccount currentAccount) {
        this.repository = repository;
        this.currentAccount = currentAccount;
    }

    @Transactional(readOnly = true)
    public NotificationChoices choices() {
        return repository.find(currentAccount.account().id());
    }

    /** Counts from the next news on. */
    @Transactional
    public void choose(NotificationKind kind, Channel channel, boolean on) {
        repository.choose(currentAccount.account().id(), kind, channel, on);
    }

    /**
     * Counts also for news that wait to be mailed.
     *
     * @param digestHour full hour of the day, 0 to 23
     * @param zone in which the hour is meant; null: that of the registry
     */
    @Transactional
    public void deliver(Delivery delivery, int digestHour, @Nullable ZoneId zone) {
        if (digestHour < 0 || digestHour > 23) {
            throw new IllegalArgumentException("No hour of a day: " + digestHour);
        }
        repository.deliver(currentAccount.account().id(), delivery, digestHour, zone);
    }
}
