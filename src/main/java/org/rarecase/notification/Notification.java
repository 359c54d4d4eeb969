package org.rarecase.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;

/**
 * What one person is told of one thing that happened: that it did and where, never what was said there.
 *
 * @param instanceId the filled form, or null for what concerns the whole case
 * @param place the item, or null
 */
public record Notification(
        NotificationId id,
        NotificationKind kind,
        CaseId caseId,
        String caseNumber,
        @Nullable FormInstanceId instanceId,
        @Nullable FormKey form,
        @Nullable ItemRef place,
        Instant happenedAt,
        boolean unread) {

    public Notification asUnread(boolean is) {
        return new Notification(id, kind, caseId, caseNumber, instanceId, form, place, happenedAt, is);
    }
}
