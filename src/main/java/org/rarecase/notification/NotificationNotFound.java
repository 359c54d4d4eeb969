package org.rarecase.notification;

import org.rarecase.shared.Refusal;

/** There is no such news for this account. */
public class NotificationNotFound extends Refusal {

    NotificationNotFound(String message) {
        super(message);
    }
}
