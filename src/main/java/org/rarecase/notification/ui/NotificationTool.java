package org.rarecase.notification.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.notification.Notifications;
import org.rarecase.ui.HeaderTool;

/** The bell, for those who work with cases. */
@org.springframework.stereotype.Component
class NotificationTool implements HeaderTool {

    private final Notifications news;
    private final NotificationRows rows;
    private final NotificationBells bells;
    private final CurrentAccount currentAccount;

    NotificationTool(
            Notifications news, NotificationRows rows, NotificationBells bells, CurrentAccount currentAccount) {
        this.news = news;
        this.rows = rows;
        this.bells = bells;
        this.currentAccount = currentAccount;
    }

    @Override
    public Optional<Component> open() {
        return currentAccount
                .find()
                .filter(account -> !news.kinds().isEmpty())
                .map(account -> new NotificationBell(account.userName(), news, rows, bells));
    }
}
