package org.rarecase.pathology.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A coordinator changed what a reader is asked for, or when.
 *
 * @param fields whether it is the fields; else the absence
 * @param before empty: nothing
 * @param after empty: nothing
 */
record ReaderProfileChanged(Actor actor, boolean fields, String userName, String before, String after)
        implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem(
                fields ? "reader.fields-changed" : "reader.absence-changed", text(before), text(after), null));
    }

    private @Nullable String text(String value) {
        return value.isEmpty() ? null : userName + ": " + value;
    }
}
