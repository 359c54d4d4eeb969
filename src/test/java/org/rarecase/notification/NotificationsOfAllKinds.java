package org.rarecase.notification;

import java.time.Instant;
import java.util.Arrays;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes one of each kind to a person, as if all that had happened. */
public class NotificationsOfAllKinds {

    private final NotificationRepository repository;
    private final TransactionTemplate transaction;

    NotificationsOfAllKinds(NotificationRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
    }

    public void write(String person, CaseId id, FormKey form, ItemPath item, Instant at) {
        ItemRef place = new ItemRef(new FormInstanceId(4711), item);
        NotificationTarget where = new NotificationTarget(id, place.instanceId(), form, place);
        transaction.executeWithoutResult(it -> Arrays.stream(NotificationKind.values())
                .forEach(kind -> repository.insert(kind, kind.concerned(), "system", person, where, at, true)));
    }
}
