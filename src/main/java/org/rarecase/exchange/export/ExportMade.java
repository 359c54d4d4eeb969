package org.rarecase.exchange.export;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** Data left the registry. */
record ExportMade(Actor actor, List<AuditLine> auditLines) implements Audited {}
