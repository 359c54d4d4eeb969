package org.rarecase.exchange.cut;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A cut was made, or a case was taken out of one. */
record CutTold(Actor actor, List<AuditLine> auditLines) implements Audited {}
