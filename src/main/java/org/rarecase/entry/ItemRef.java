package org.rarecase.entry;

import org.jspecify.annotations.Nullable;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.AuditLine;

/** One item of one filled form. */
public record ItemRef(FormInstanceId instanceId, ItemPath path) {

    /** What a line of the audit trail tells of; null where that is no item. */
    public static @Nullable ItemRef of(AuditLine line) {
        return line.instanceId() == null || line.itemPath() == null
                ? null
                : new ItemRef(new FormInstanceId(line.instanceId()), ItemPath.parse(line.itemPath()));
    }
}
