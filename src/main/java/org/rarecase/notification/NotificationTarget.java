package org.rarecase.notification;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;

/** The place that news are about, as near as it is known. */
record NotificationTarget(
        CaseId caseId,
        @Nullable FormInstanceId instanceId,
        @Nullable FormKey form,
        @Nullable ItemRef place) {}
