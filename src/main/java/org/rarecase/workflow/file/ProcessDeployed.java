package org.rarecase.workflow.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/**
 * A process or table was deployed at a start because its file is new or has changed.
 *
 * @param before its version until then, or null if it is new
 * @param place the file as a person finds it
 * @param digest SHA-256 of the file, in hexadecimal
 */
public record ProcessDeployed(String key, @Nullable Integer before, int version, String place, String digest)
        implements Audited {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofSystem(
                "process.deployed",
                before == null ? null : key + ", version " + before,
                key + ", version " + version,
                place + ", SHA-256 " + digest));
    }
}
