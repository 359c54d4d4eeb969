package org.rarecase.migration;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A move of many cases was started or cancelled. */
record MigrationChanged(Actor actor, List<AuditLine> auditLines) implements Audited {}
