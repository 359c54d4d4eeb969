package org.rarecase.pathology.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A pathologist belongs to the laboratory of another site than before.
 *
 * @param before code of a site, or null
 * @param after code of a site, or null
 */
public record LaboratoryChanged(
        Actor actor,
        String userName,
        @Nullable String before,
        @Nullable String after) implements Audited {

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem("reader.laboratory-changed", text(before), text(after), null));
    }

    private @Nullable String text(@Nullable String code) {
        return code == null ? null : userName + ": " + code;
    }
}
